import de.bwaldvogel.mongo.backend.*;
import de.bwaldvogel.mongo.bson.Document;
import java.util.*;
import java.util.stream.Stream;

/** The documents of a collection in the order of an index's keys; those with odd values or too many stand aside. */
final class SortedIndex {
    static final int MOST_ROWS = 500;
    static final Stretch EVERYTHING = new Stretch(new Tuple(List.of(), null, -1), new Tuple(List.of(), null, 1));
    final List<String> paths;
    final List<Boolean> ascending;
    final Set<Object> odd;
    private final Comparator<Object> scanOrder;
    private final NavigableSet<Tuple> entries = new TreeSet<>(this::compare);
    private final Map<Object, List<Tuple>> held;
    int arrays;
    private boolean filled;

    /** An entry; or, with a side, a probe before (-1) or after (+1) all entries that start with its values. */
    record Tuple(List<Object> values, Object position, int side) { }

    /** The entries between two probes that differ at most in their last values. */
    record Stretch(Tuple from, Tuple to) { }

    SortedIndex(Index<Object> index, Comparator<Object> scanOrder) {
        this.paths = index.getKeys().stream().map(IndexKey::getKey).toList();
        this.ascending = index.getKeys().stream().map(IndexKey::isAscending).toList();
        this.scanOrder = scanOrder;
        this.odd = new TreeSet<>(scanOrder);
        this.held = new TreeMap<>(scanOrder);
    }

    /** Reading a whole collection at start would be slow, so an index fills at its first use. */
    void fill(Stream<DocumentWithPosition<Object>> documents) {
        if (!filled) {
            filled = true;
            documents.forEach(one -> put(one.getPosition(), one.getDocument()));
        }
    }

    NavigableSet<Tuple> between(Stretch stretch) {
        boolean empty = compare(stretch.from, stretch.to) > 0;
        return empty ? new TreeSet<>() : entries.subSet(stretch.from, true, stretch.to, true);
    }

    /** The part of a stretch (whose probes have the same values) with the next key in a span. */
    Stretch narrow(Stretch stretch, Span span) {
        int way = ascending.get(stretch.from.values.size()) ? 1 : -1;
        Tuple low = new Tuple(append(stretch.from.values, span.low().value()), null, way * span.low().side());
        Tuple high = new Tuple(append(stretch.from.values, span.high().value()), null, way * span.high().side());
        return way > 0 ? new Stretch(low, high) : new Stretch(high, low);
    }

    void put(Object position, Document document) {
        if (filled) {
            remove(position);
            List<Tuple> tuples = rows(document).stream().map(row -> new Tuple(row, position, 0)).toList();
            held.put(position, tuples);
            entries.addAll(tuples);
            arrays += tuples.size() > 1 ? 1 : 0;
            odd.addAll(tuples.isEmpty() ? List.of(position) : List.of());
        }
    }

    void remove(Object position) {
        List<Tuple> tuples = filled ? held.remove(position) : null;
        if (tuples != null) {
            tuples.forEach(entries::remove);
            arrays -= tuples.size() > 1 ? 1 : 0;
            odd.remove(position);
        }
    }

    private List<List<Object>> rows(Document document) {
        List<List<Object>> rows = List.of(List.of());
        for (String path : paths) {
            List<Object> values = new ArrayList<>(1);
            collect(document, path.split("\\."), 0, values);
            if (values.isEmpty() || values.contains(Values.ODD) || (long) rows.size() * values.size() > MOST_ROWS) {
                return List.of();
            }
            rows = rows.stream().flatMap(row -> values.stream().map(value -> append(row, value))).toList();
        }
        return rows;
    }

    private static void collect(Object value, String[] path, int depth, List<Object> found) {
        if (value instanceof Collection<?> items) {
            boolean plain = items.stream().allMatch(item ->
                depth == path.length ? !(item instanceof Collection) : item instanceof Document);
            items.forEach(item -> collect(plain ? item : Values.ODD, path, depth, found));
        } else if (depth == path.length || value == Values.ODD) {
            found.add(value == Values.ODD ? value : Values.indexable(value));
        } else {
            collect(value instanceof Document document ? document.get(path[depth]) : null, path, depth + 1, found);
        }
    }

    private static List<Object> append(List<Object> row, Object value) {
        List<Object> longer = new ArrayList<>(row);
        longer.add(value);
        return longer;
    }

    /** Equal keys stay in the order of a scan. */
    private int compare(Tuple a, Tuple b) {
        for (int i = 0; i < Math.min(a.values.size(), b.values.size()); i++) {
            int order = Values.compare(a.values.get(i), b.values.get(i));
            if (order != 0) {
                return ascending.get(i) ? order : -order;
            }
        }
        return a.side == 0 && b.side == 0 ? scanOrder.compare(a.position, b.position) : a.side - b.side;
    }
}
