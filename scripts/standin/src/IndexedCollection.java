import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.*;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.*;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** A collection that also keeps each of its indexes sorted and asks them before it scans. */
final class IndexedCollection extends H2Collection {
    private final Map<String, SortedIndex> sorted = new LinkedHashMap<>();
    private final Comparator<Object> scanOrder;

    /** The filter of an aggregation's first stage, for the next call of queryAllAsStream. */
    Document leadingMatch;

    IndexedCollection(MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> data,
                      MVMap<String, Object> meta, CursorRegistry cursors) {
        super(database, name, options, data, meta, cursors);
        scanOrder = data.getKeyType()::compare;
    }

    @Override public Stream<Document> queryAllAsStream() {
        Document match = leadingMatch;
        leadingMatch = null;
        return match == null ? super.queryAllAsStream() : handleQueryAsStream(match);
    }

    @Override public void addIndex(Index<Object> index) {
        super.addIndex(index);
        if (index.getKeys().stream().noneMatch(key -> key.getKey().matches("(.*\\.)?\\d+(\\..*)?"))) {
            sorted.computeIfAbsent(index.getName(), name -> new SortedIndex(index, scanOrder));
        }
    }

    @Override public void dropIndex(String name) {
        super.dropIndex(name);
        sorted.remove(name);
    }

    @Override protected Object addDocumentInternal(Document document) {
        Object position = super.addDocumentInternal(document);
        sorted.values().forEach(index -> index.put(Missing.ofNullable(position), document));
        return position;
    }

    @Override protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
        super.handleUpdate(position, oldDocument, newDocument);
        sorted.values().forEach(index -> index.put(Missing.ofNullable(position), newDocument));
    }

    @Override protected void removeDocument(Object position) {
        super.removeDocument(position);
        sorted.values().forEach(index -> index.remove(position));
    }

    /** A scan instead of the library's own unique indexes, since those throw on some filters. */
    @Override protected QueryResult queryDocuments(Document query, Document orderBy, int skip, int limit, int batchSize,
                                                   Document fields) {
        boolean canStop = limit > 0 && orderBy != null && !orderBy.isEmpty();
        boolean natural = orderBy != null && orderBy.containsKey("$natural");
        List<Plan> plans = natural ? List.of() : plans(query, canStop ? orderBy : null);
        if (plans.isEmpty()) {
            return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
        }
        Set<Object> positions = new TreeSet<>(scanOrder);
        plans.forEach(one -> one.collect(positions, skip + limit, at -> documentMatchesQuery(getDocument(at), query)));
        return matchDocuments(query, positions, orderBy, skip, limit, batchSize, fields);
    }

    /** One plan, or one per branch of an $or that no single index covers, or none where only a scan is right. */
    private List<Plan> plans(Document query, Document orderBy) {
        try {
            Filter filter = Filter.of(query);
            List<Filter> branches = filter.branches();
            Optional<Plan> whole = cheapest(branches, orderBy).or(() -> cheapest(List.of(filter), null));
            return whole.map(List::of).orElseGet(() -> {
                List<Plan> parts = branches.stream().flatMap(one -> cheapest(List.of(one), null).stream()).toList();
                return parts.size() == branches.size() ? parts : List.of();
            });
        } catch (IllegalArgumentException | ClassCastException leftToLibrary) {
            return List.of();
        }
    }

    private Optional<Plan> cheapest(List<Filter> branches, Document orderBy) {
        List<Plan> plans = new ArrayList<>();
        for (SortedIndex index : sorted.values()) {
            boolean bounded = branches.stream().allMatch(branch -> branch.bounds(index.paths.get(0)));
            if (bounded || orderBy != null && orderBy.containsKey(index.paths.get(0))) {
                index.fill(streamAllDocumentsWithPosition());
                Plan plan = new Plan(index, branches, orderBy);
                plans.addAll(bounded || plan.servesSort ? List.of(plan) : List.of());
            }
        }
        return plans.stream().min(Plan.CHEAPEST);
    }
}
