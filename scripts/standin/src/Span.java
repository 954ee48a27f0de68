import java.util.*;

/** A part of one path's values; a bound lies just before (-1) or after (+1) its value. */
record Span(Bound low, Bound high) {
    record Bound(Object value, int side) implements Comparable<Bound> {
        @Override public int compareTo(Bound other) {
            int order = Values.compare(value, other.value);
            return order != 0 ? order : Integer.compare(side, other.side);
        }
    }

    static List<Span> points(Collection<?> values) {
        SortedSet<Object> sorted = new TreeSet<>(Values::compare);
        sorted.addAll(values);
        return sorted.stream().map(value -> new Span(new Bound(value, -1), new Bound(value, 1))).toList();
    }

    /** All values of the bound's own type on one side of it. */
    static List<Span> range(String operator, Object bound) {
        int way = operator.startsWith("$gt") ? 1 : -1;
        Bound from = new Bound(bound, operator.endsWith("e") ? -way : way);
        Bound to = new Bound(new Values.Edge(Values.rank(bound) + way), way);
        return List.of(way > 0 ? new Span(from, to) : new Span(to, from));
    }

    static List<Span> both(List<Span> some, List<Span> more) {
        return some.stream().flatMap(a -> more.stream().map(a::and)).filter(s -> s.low.compareTo(s.high) < 0).toList();
    }

    boolean isPoint() { return Values.compare(low.value, high.value) == 0; }

    private Span and(Span other) {
        return new Span(Collections.max(List.of(low, other.low)), Collections.min(List.of(high, other.high)));
    }
}
