import { type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

/** An editor may write a file in several steps, and a formatter right after it. */
const QUIET_MS = 60;

/**
 * Tells which files below the folders were saved, once it has been quiet for a moment. In place, by renaming or by
 * deleting: each counts. A watcher for each folder, since Node's recursive one loses a file that was replaced by renaming.
 *
 * @param onSaved paths from the root, with `/`
 */
export function watchTree(
  root: string,
  folders: readonly string[],
  onSaved: (paths: readonly string[]) => void,
): { close(): void } {
  const watchers = new Map<string, FSWatcher>();
  const saved = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function note(path: string): void {
    saved.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...saved];
      saved.clear();
      onSaved(paths);
    }, QUIET_MS);
  }

  function forget(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  function follow(folder: string): void {
    forget(folder);
    const watcher = watch(join(root, folder), (_event, name) => {
      const path = `${folder}/${name}`;
      if (isFolder(join(root, path))) adopt(path);
      else note(path);
    });
    watchers.set(folder, watcher);
    watcher.on("error", () => forget(folder)); // it was deleted
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.isDirectory()) follow(`${folder}/${entry.name}`);
    }
  }

  /** A folder that came later, or came back; what is in it by now was saved too. */
  function adopt(folder: string): void {
    follow(folder);
    const inside = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
    for (const name of inside) note(`${folder}/${name.replaceAll("\\", "/")}`);
  }

  for (const folder of folders) follow(folder);
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
