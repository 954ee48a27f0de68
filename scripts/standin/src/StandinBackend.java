import de.bwaldvogel.mongo.*;
import de.bwaldvogel.mongo.backend.*;
import de.bwaldvogel.mongo.backend.h2.*;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.*;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/** Handles one command at a time and answers a write only once it is in the file. */
final class StandinBackend extends H2Backend {
    private final QueryMatcher matcher = new DefaultQueryMatcher();

    StandinBackend(MVStore store) { super(store); }

    @Override public Document handleCommand(Channel channel, String database, String command, Document query) {
        try {
            synchronized (this) {
                // The library answers with live documents, which later commands change in place.
                return answer(channel, database, command, query).cloneDeeply();
            }
        } finally {
            commit();
        }
    }

    /** Commits for all that wait here: they find nothing left to do, nor does a reader of what is in the file. */
    @Override public synchronized void commit() {
        if (!isInMemory() && getMvStore().hasUnsavedChanges()) {
            super.commit();
        }
    }

    /** Ends the process under the lock: nothing is handled, hence nothing acknowledged, after the store has closed. */
    synchronized void stop() {
        getMvStore().close();
        Runtime.getRuntime().halt(0);
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
            collection.leadingMatch = query.get("pipeline") instanceof List<?> stages && !stages.isEmpty()
                && stages.get(0) instanceof Document one && one.get("$match") instanceof Document match ? match : null;
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
        return before instanceof Integer count ? (Object) (count + (Integer) more)
            : before instanceof List<?> some ? Stream.concat(some.stream(), ((List<?>) more).stream()).toList() : more;
    }

    /** The library forgets which collection a name or '*' is about, but not with the keys of an index. */
    private Document dropIndexes(Channel channel, String database, Document query) {
        Object wanted = query.get("index");
        Document list = new Document("listIndexes", query.get("dropIndexes"));
        boolean all = "*".equals(wanted);
        List<Document> dropped = firstBatch(super.handleCommand(channel, database, "listIndexes", list));
        dropped.removeIf(index -> all ? index.get("name").equals("_id_") : !index.get("name").equals(wanted));
        if (dropped.isEmpty() && !all) {
            return super.handleCommand(channel, database, "dropIndexes", query);
        }
        dropped.forEach(index -> super.handleCommand(channel, database, "dropIndexes",
            new Document(query).append("index", index.get("key"))));
        return new Document("ok", 1.0);
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

            /** The library would leave all that is stored under the old name, to be missed at the next start. */
            @Override public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String name) {
                String old = collection.getFullName();
                super.moveCollection(from, collection, name);
                for (String map : getMvStore().getMapNames()) {
                    String kind = map.startsWith(old + "._index_") ? ""
                        : map.equals("meta." + old) ? "meta." : "databases.";
                    if (kind.isEmpty() || map.equals(kind + old)) {
                        String renamed = kind + database + "." + name + map.substring(kind.length() + old.length());
                        getMvStore().removeMap(renamed);
                        getMvStore().renameMap(getMvStore().openMap(map), renamed);
                    }
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
