import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";

/** An editor may write a file in several steps, and a formatter right after it. */
const QUIET_MS = 60;

/**
 * Tells which files below the folders were saved, once it has been quiet for a moment. In place, by renaming or by
 * deleting: each counts.
 *
 * @param onSaved paths from the root, with `/`
 */
export function watchTree(
  root: string,
  folders: readonly string[],
  onSaved: (paths: readonly string[]) => void,
): { close(): void } {
  const saved = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    const paths = [...saved];
    saved.clear();
    onSaved(paths);
  };
  const watchers = folders.map((folder): FSWatcher =>
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (name === null) return;
      saved.add(join(folder, name).replaceAll("\\", "/"));
      clearTimeout(timer);
      timer = setTimeout(tell, QUIET_MS);
    }),
  );
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
