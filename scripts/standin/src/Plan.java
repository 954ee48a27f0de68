import de.bwaldvogel.mongo.bson.Document;
import java.util.*;
import java.util.function.Predicate;

/** The stretches of one index that hold every match of a filter, and whether their order serves a sort. */
final class Plan {
    private static final int GLANCE = 1_024;

    /** The likely cheapest first: few candidates, or among many a sort that can stop early. */
    static final Comparator<Plan> CHEAPEST = Comparator.comparingLong(Plan::glance)
        .thenComparing(plan -> !plan.servesSort).thenComparing(plan -> -plan.boundKeys);

    private final SortedIndex index;
    private final List<NavigableSet<SortedIndex.Tuple>> stretches = new ArrayList<>();
    private int fixedKeys, orderedKeys, boundKeys;
    boolean servesSort, reverse;

    Plan(SortedIndex index, List<Filter> branches, Document orderBy) {
        this.index = index;
        this.fixedKeys = index.paths.size();
        branches.forEach(this::addStretches);
        if (orderBy != null && index.arrays == 0 && index.odd.isEmpty()) {
            alignSort(orderBy);
        }
    }

    /** Where the order serves the sort, the first matches of each stretch are enough, with all that tie. */
    void collect(Set<Object> positions, int wanted, Predicate<Object> matches) {
        positions.addAll(index.odd);
        for (NavigableSet<SortedIndex.Tuple> stretch : stretches) {
            int left = servesSort ? wanted : Integer.MAX_VALUE;
            List<Object> last = null;
            for (SortedIndex.Tuple tuple : reverse ? stretch.descendingSet() : stretch) {
                List<Object> ordered = tuple.values().subList(0, orderedKeys);
                if (left <= 0 && !ordered.equals(last)) {
                    break;
                } else if (!servesSort || matches.test(tuple.position())) {
                    positions.add(tuple.position());
                    last = ordered;
                    left--;
                }
            }
        }
    }

    private long glance() { return index.odd.size() + stretches.stream().flatMap(Set::stream).limit(GLANCE).count(); }

    /** Each key narrows the stretches of those before it, up to the first that is bound to more than single values. */
    private void addStretches(Filter filter) {
        List<SortedIndex.Stretch> found = List.of(SortedIndex.EVERYTHING);
        boolean points = true;
        int key = 0;
        for (; points && key < index.paths.size() && filter.bounds(index.paths.get(key)); key++) {
            List<Span> spans = filter.spans(index.paths.get(key), index.arrays > 0);
            if ((long) found.size() * spans.size() > SortedIndex.MOST_ROWS) {
                break;
            }
            found = found.stream().flatMap(one -> spans.stream().map(span -> index.narrow(one, span))).toList();
            points = spans.stream().allMatch(Span::isPoint);
        }
        found.forEach(one -> stretches.add(index.between(one)));
        fixedKeys = Math.min(fixedKeys, points ? key : key - 1);
        boundKeys = Math.max(boundKeys, key);
    }

    /** Skips sort keys that are constant in each stretch; the library sorts what is collected anyway. */
    private void alignSort(Document orderBy) {
        orderedKeys = fixedKeys;
        for (Map.Entry<String, Object> key : orderBy.entrySet()) {
            if (!index.paths.subList(0, fixedKeys).contains(key.getKey())) {
                boolean follows = orderedKeys < index.paths.size() && index.paths.get(orderedKeys).equals(key.getKey());
                boolean forward = ((Number) key.getValue()).intValue() > 0;
                if (!follows || servesSort && reverse == (forward == index.ascending.get(orderedKeys))) {
                    return;
                }
                servesSort = true;
                reverse = forward != index.ascending.get(orderedKeys++);
            }
        }
    }
}
