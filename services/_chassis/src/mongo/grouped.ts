import { type Collection, type Db, type Document, type Filter, MongoServerError, type UpdateFilter } from "mongodb";
import { isDuplicateKey } from "./connection.ts";
import { Group } from "./group.ts";

/** What is stored by its id. */
export interface Stored extends Document {
  readonly _id: string;
}

interface Change {
  readonly filter: Document;
  readonly update: Document;
}

/** One command of several writes: what became of each stands in its reply by its place. */
interface WriteReply {
  readonly writeErrors?: readonly { readonly index: number; readonly code: number; readonly errmsg: string }[];
  readonly writeConcernError?: Document;
}

const MAJORITY = { w: "majority", j: true };

/**
 * A collection of which documents are read by id, and written by compare-and-set, with few commands where many ask at once:
 * each kind of them is a {@link Group}. Its documents are not deleted, or else only replaced whole: see {@link update}.
 */
export class GroupedCollection<D extends Stored> {
  readonly #db: Db;
  readonly #name: string;
  readonly #finds: Group<string, D | undefined>;
  readonly #inserts: Group<Document, boolean>;
  readonly #changes: Group<Change, boolean>;

  constructor(db: Db, name: string) {
    this.#db = db;
    this.#name = name;
    const collection = db.collection<D>(name);
    this.#finds = new Group({ send: (ids) => findAll(collection, ids) });
    this.#inserts = new Group({ send: (documents) => this.#write({ insert: name, documents }, documents.length) });
    this.#changes = new Group({ send: (changes) => this.#changeAll(changes) });
  }

  find(id: string): Promise<D | undefined> {
    return this.#finds.ask(id);
  }

  /** False where a document with its `_id`, or with its value of a unique key, is there already. */
  insert(document: D): Promise<boolean> {
    return this.#inserts.ask(document);
  }

  /**
   * Changes the document that matches; false where none does.
   *
   * The reply to several updates only says how many matched in all. So each is an upsert: where the document has another version,
   * what it would insert has the `_id` of one that is there, and that is an error with the place of the update.
   *
   * @param filter its `_id`, and whatever may have changed since it was read, as values; and the shard key, where that is another
   * @param update operators; or a whole document, which also comes to be where there is none with that `_id`
   */
  update(filter: Filter<D> & { readonly _id: string }, update: UpdateFilter<D> | Omit<D, "_id">): Promise<boolean> {
    return this.#changes.ask({ filter, update });
  }

  #changeAll(changes: readonly Change[]) {
    const updates = changes.map(({ filter, update }) => ({ q: filter, u: update, upsert: true }));
    return this.#write({ update: this.#name, updates }, updates.length);
  }

  async #write(command: Document, count: number): Promise<(boolean | Error)[]> {
    const reply: WriteReply = await this.#db.command({ ...command, ordered: false, writeConcern: MAJORITY });
    if (reply.writeConcernError) throw new MongoServerError(reply.writeConcernError);
    const answers: (boolean | Error)[] = Array.from({ length: count }, () => true);
    for (const { index, ...told } of reply.writeErrors ?? []) {
      const error = new MongoServerError(told);
      answers[index] = isDuplicateKey(error) ? false : error;
    }
    return answers;
  }
}

async function findAll<D extends Stored>(collection: Collection<D>, ids: readonly string[]) {
  const filter = { _id: { $in: [...new Set(ids)] } } as unknown as Filter<D>;
  const documents = (await collection.find(filter).toArray()) as D[];
  const found = new Map<string, D>(documents.map((document) => [document._id, document]));
  return ids.map((id) => found.get(id));
}
