import de.bwaldvogel.mongo.*;
import de.bwaldvogel.mongo.backend.Assert;
import java.net.InetSocketAddress;
import java.nio.file.*;
import java.util.*;
import org.h2.mvstore.MVStore;

/** Starts the stand-in: `--port N` (0 = any), `--data DIR` (in memory without it). */
public final class Launcher {
    /** The oldest version today's drivers accept. */
    private record Version(List<Integer> getVersionArray, int getWireVersion) implements MongoVersion { }

    public static void main(String[] args) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        String failed = "";
        try {
            Map<String, String> options = options(args);
            failed = "cannot open " + options.get("--data") + ": ";
            StandinBackend backend = new StandinBackend(openStore(options.get("--data")));
            failed = "cannot listen on 127.0.0.1:" + options.get("--port") + ": ";
            serve(backend, Integer.parseInt(options.get("--port")));
        } catch (Exception e) {
            System.err.println("standin: " + failed + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>(Map.of("--port", "0", "--data", ""));
        for (Iterator<String> it = List.of(args).iterator(); it.hasNext();) {
            String name = it.next();
            Assert.isTrue(options.containsKey(name), () -> "unknown argument " + name);
            options.put(name, it.hasNext() ? it.next() : "");
        }
        String port = options.get("--port");
        Assert.isTrue(port.matches("\\d{1,5}") && Integer.parseInt(port) < 65_536,
            () -> "--port needs a number below 65536, got " + port);
        return options;
    }

    private static MVStore openStore(String data) throws Exception {
        // Commits come only from the backend, however much a command writes, so a file never holds half a command.
        MVStore.Builder builder = new MVStore.Builder().autoCommitDisabled().autoCommitBufferSize(0).cacheSize(64);
        String file = data.isEmpty() ? null : Files.createDirectories(Path.of(data)).resolve("standin.mv").toString();
        MVStore store = builder.fileName(file).open();
        store.setRetentionTime(1_000);
        return store;
    }

    private static void serve(StandinBackend backend, int port) {
        backend.version(new Version(List.of(4, 4, 0), 9));
        MongoServer server = new MongoServer(backend);
        server.bind(new InetSocketAddress("127.0.0.1", port), 1, 1);
        // It halts inside the hook, so SIGTERM ends with 0 instead of 143.
        Runtime.getRuntime().addShutdownHook(new Thread(backend::stop));
        System.out.println("ready port=" + server.getLocalAddress().getPort());
    }
}
