import de.bwaldvogel.mongo.*;
import de.bwaldvogel.mongo.backend.*;
import de.bwaldvogel.mongo.backend.h2.*;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.*;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/** Handles one command at a time and answers a write only once it is in the file. */
final class StandinBackend extends H2Backend {
    private final ReentrantLock handling = new ReentrantLock();
    private final QueryMatcher matcher = new DefaultQueryMatcher();

    StandinBackend(MVStore store) { super(store); }

    @Override public Document handleCommand(Channel channel, String database, String command, Document query) {
        handling.lock();
        try {
            // The library answers with live documents, which later commands change in place.
            return answer(channel, database, command, query).cloneDeeply();
        } finally {
            handling.unlock();
            commit();
        }
    }

    /** Commits for all that wait here: who comes later finds nothing to do, nor does a reader of what is in the file. */
    @Override public void commit() {
        handling.lock();
        try {
            if (!isInMemory() && getMvStore().hasUnsavedChanges()) {
                super.commit();
            }
        } finally {
            handling.unlock();
        }
    }

    /** Keeps the lock: nothing is handled, hence nothing acknowledged, after the store has closed. */
    void stop() {
        handling.lock();
        getMvStore().close();
    }

    private Document answer(Channel channel, String database, String command, Document query) {
        if (command.equals("update") && !Boolean.FALSE.equals(query.get("ordered"))) {
            return updateInOrder(channel, database, query);
        } else if (command.equals("dropIndexes") && !(query.get("index") instanceof Document)) {
            return dropIndexes(channel, database, query);
        } else if (command.equals("aggregate")) {
            lookAhead(database, query);
        }
        Document reply = super.handleCommand(channel, database, command, query);
        if (command.equals("listCollections") && query.get("filter") instanceof Document filter) {
            firstBatch(reply).removeIf(collection -> !matcher.matches(collection, filter));
        }
        return reply;
    }

    @SuppressWarnings("unchecked")
    private static List<Document> firstBatch(Document reply) {
        return (List<Document>) ((Document) reply.get("cursor")).get("firstBatch");
    }

    private void lookAhead(String database, Document query) {
        String name = String.valueOf(query.get("aggregate"));
        if (resolveDatabase(database).resolveCollection(name, false) instanceof IndexedCollection collection) {
            collection.setLeadingMatch(query.get("pipeline") instanceof List<?> stages && !stages.isEmpty()
                && stages.get(0) instanceof Document first && first.get("$match") instanceof Document match ? match : null);
        }
    }

    /** One by one, because the library goes on after an error even where the order counts. */
    private Document updateInOrder(Channel channel, String database, Document query) {
        Document total = new Document();
        List<?> updates = (List<?>) query.get("updates");
        for (int i = 0; i < updates.size() && !total.containsKey("writeErrors"); i++) {
            int index = i;
            Document one = new Document(query).append("updates", List.of(updates.get(i)));
            super.handleCommand(channel, database, "update", one).forEach((field, value) -> {
                if (value instanceof Collection<?> entries) {
                    entries.forEach(entry -> ((Document) entry).put("index", index));
                }
                total.merge(field, value, StandinBackend::add);
            });
        }
        return total;
    }

    private static Object add(Object before, Object more) {
        if (before instanceof Collection<?> some && more instanceof Collection<?> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }
        return before instanceof Integer count && more instanceof Integer other ? (Object) (count + other) : more;
    }

    /** The library forgets which collection a name or '*' is about, but not with the keys of an index. */
    private Document dropIndexes(Channel channel, String database, Document query) {
        Object wanted = query.get("index");
        Document list = new Document("listIndexes", query.get("dropIndexes"));
        boolean all = "*".equals(wanted);
        List<Document> dropped = firstBatch(super.handleCommand(channel, database, "listIndexes", list));
        dropped.removeIf(index -> all ? index.get("name").equals("_id_") : !index.get("name").equals(wanted));
        Document reply = new Document("ok", 1.0);
        for (Document index : dropped) {
            Document one = new Document(query).append("index", index.get("key"));
            reply = super.handleCommand(channel, database, "dropIndexes", one);
        }
        return all || !dropped.isEmpty() ? reply : super.handleCommand(channel, database, "dropIndexes", query);
    }

    @Override protected MongoDatabase openOrCreateDatabase(String database) {
        // No class with fields of its own, because the super constructor already calls the overrides.
        return new H2Database(database, getMvStore(), getCursorRegistry()) {
            @Override protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
                String namespace = database + "." + name;
                return new IndexedCollection(this, name, options, getMvStore().openMap("databases." + namespace),
                    getMvStore().openMap("meta." + namespace), cursorRegistry);
            }

            @Override protected Index<Object> openOrCreateSecondaryIndex(String of, String name, List<IndexKey> keys,
                                                                         boolean sparse) {
                // Never empty, or the library would read the whole collection twice for it at each start.
                return new EmptyIndex<>(name, keys) {
                    @Override public boolean isEmpty() { return false; }
                };
            }

            /** The library would take the half of a failed build for a whole index at the next attempt. */
            @Override protected void addIndex(Document index) {
                try {
                    super.addIndex(index);
                } catch (IndexBuildFailedException e) {
                    getMvStore().removeMap(index.get("ns") + "._index_" + index.get("name"));
                    throw e;
                }
            }

            /** The library would also empty each database whose name only begins with this one's. */
            @Override public void drop(Oplog oplog) {
                getMvStore().getMapNames().stream().filter(map -> map.startsWith("databases." + database + ".")
                    || map.startsWith("meta." + database + ".")
                    || map.startsWith(database + ".") && map.contains("._index_")).forEach(getMvStore()::removeMap);
            }
        };
    }
}
