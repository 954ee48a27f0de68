import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.*;

/** Values an index can hold, in the library's order; everything else is odd and left to its matcher. */
final class Values {
    static final Object ODD = new Object();
    private static final List<Class<?>> TYPES =
        List.of(Double.class, String.class, UUID.class, ObjectId.class, Boolean.class, Instant.class);

    /** The start (rank - 1) or end (rank + 1) of all values of one type. */
    record Edge(int rank) { }

    static Object indexable(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Double) {
            double number = ((Number) value).doubleValue();
            // Beside a number beyond int the library cuts off decimals, so such fractions have no order.
            boolean ordered = Math.abs(number) < 0x1p31 || Math.abs(number) < 0x1p53 && number == Math.rint(number);
            return ordered ? (Object) (number + 0.0) : ODD;
        }
        return Missing.isNullOrMissing(value) ? null : TYPES.contains(value.getClass()) ? value : ODD;
    }

    static int rank(Object value) {
        return value == null ? 0 : value instanceof Edge edge ? edge.rank : 2 + 2 * TYPES.indexOf(value.getClass());
    }

    @SuppressWarnings("unchecked")
    static int compare(Object a, Object b) {
        int ranks = Integer.compare(rank(a), rank(b));
        if (ranks != 0 || a == b || a instanceof Edge) {
            return ranks;
        }
        return a instanceof UUID ? a.toString().compareTo(b.toString()) : ((Comparable<Object>) a).compareTo(b);
    }
}
