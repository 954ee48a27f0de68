import de.bwaldvogel.mongo.backend.*;
import de.bwaldvogel.mongo.bson.Document;
import java.util.*;
import java.util.stream.*;

/** The part of a filter an index can use; what it leaves out only makes the candidates more, never fewer. */
final class Filter {
    private static final Set<String> USED = Set.of("$eq", "$in", "$gt", "$gte", "$lt", "$lte");
    private static final Set<String> KNOWN = Stream.concat(Stream.of("$regex", "$options"),
        Arrays.stream(QueryOperator.values()).map(QueryOperator::getValue)).collect(Collectors.toSet());

    private final Map<String, List<List<Span>>> paths = new HashMap<>();
    private List<Filter> either;

    /** @throws RuntimeException (of a bad argument or cast) where the library must answer, or complain, by itself */
    static Filter of(Document query) {
        Filter filter = new Filter();
        filter.read(query);
        return filter;
    }

    /** One filter per branch of the (first) $or, each with the conditions outside of it. */
    List<Filter> branches() {
        return either == null ? List.of(this) : either.stream().map(one -> new Filter().with(this).with(one)).toList();
    }

    private Filter with(Filter other) {
        other.paths.forEach((path, conditions) -> conditions.forEach(spans -> add(path, spans)));
        return this;
    }

    boolean bounds(String path) { return paths.containsKey(path); }

    /** In an array each condition may be met by another element, so there only one of them may be used. */
    List<Span> spans(String path, boolean arrays) {
        List<List<Span>> conditions = paths.get(path);
        return arrays ? conditions.get(0) : conditions.stream().reduce(Span::both).orElseThrow();
    }

    private void read(Document query) {
        query.forEach((key, value) -> {
            switch (key) {
                case "$and" -> documents(value).forEach(this::read);
                case "$or" -> {
                    List<Filter> branches = documents(value).stream().map(Filter::of).toList();
                    either = either == null ? branches : either;
                }
                case "$nor", "$expr", "$comment" -> { }
                default -> readPath(key, value);
            }
        });
    }

    private static List<Document> documents(Object list) {
        Assert.notEmpty((List<?>) list);
        return ((List<?>) list).stream().map(Document.class::cast).toList();
    }

    /** Beside $ne, $nin, $all the library skips other operators on arrays, so one unused operator spoils them all. */
    private void readPath(String path, Object value) {
        Assert.isTrue(!path.startsWith("$"), () -> path);
        if (!(value instanceof Document operators)) {
            readOperator(path, "$eq", value);
        } else if (!operators.isEmpty() && operators.keySet().iterator().next().startsWith("$")) {
            Assert.isTrue(KNOWN.containsAll(operators.keySet()), () -> path);
            if (USED.containsAll(operators.keySet())) {
                operators.forEach((operator, operand) -> readOperator(path, operator, operand));
            }
        }
    }

    private void readOperator(String path, String operator, Object operand) {
        Collection<?> operands = operator.equals("$in") ? (Collection<?>) operand : Collections.singletonList(operand);
        List<Object> values = operands.stream().map(Values::indexable).toList();
        boolean points = operator.equals("$eq") || operator.equals("$in");
        boolean ordered = !values.contains(Values.ODD);
        Assert.isTrue(points || ordered, () -> path);
        if (points ? ordered : values.get(0) != null) {
            add(path, points ? Span.points(values) : Span.range(operator, values.get(0)));
        }
    }

    private void add(String path, List<Span> spans) {
        paths.computeIfAbsent(path, key -> new ArrayList<>()).add(spans);
    }
}
