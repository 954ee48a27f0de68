import { type Collection, type Db, type Document, type Filter, MongoServerError, type UpdateFilter } from "mongodb";
import { isDuplicateKey } from "./connection.ts";
import { Group } from "./group.ts";

type Version<D> = Filter<D> & { readonly _id: string; readonly v: bigint };
type Update = { readonly q: Version<Document>; readonly u: Document; readonly upsert: true };

/** To one command of several writes: what became of each stands in it by its place. */
interface WriteReply {
  readonly writeErrors?: readonly { readonly index: number; readonly code: number; readonly errmsg: string }[];
  readonly upserted?: readonly { readonly index: number }[];
  readonly writeConcernError?: Document;
}

const WRITE = { ordered: false, writeConcern: { w: "majority", j: true } };

/**
 * A collection of which documents are read by id, and written by compare-and-set, with few commands where many ask at once:
 * each kind of them is a {@link Group}.
 */
export class GroupedCollection<D extends Document & { readonly _id: string }> {
  readonly #collection: Collection<D>;
  readonly #finds: Group<string, D | undefined>;
  readonly #inserts: Group<Document, boolean>;
  readonly #updates: Group<Update, boolean>;

  constructor(db: Db, name: string) {
    this.#collection = db.collection<D>(name);
    this.#finds = new Group((ids) => this.#findAll(ids));
    this.#inserts = new Group(async (documents) =>
      answersOf(await db.command({ insert: name, documents, ...WRITE }), documents),
    );
    this.#updates = new Group(async (updates) => {
      const reply = await db.command({ update: name, updates, ...WRITE });
      return this.#withoutStrays(updates, answersOf(reply, updates), reply);
    });
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
   * @param filter its `_id` and version; and the shard key, where that is another
   * @param update operators, or a whole document
   */
  update(filter: Version<D>, update: UpdateFilter<D> | Omit<D, "_id">): Promise<boolean> {
    return this.#updates.ask({ q: filter as Version<Document>, u: update, upsert: true });
  }

  async #findAll(ids: readonly string[]): Promise<(D | undefined)[]> {
    const filter = { _id: { $in: [...new Set(ids)] } } as unknown as Filter<D>;
    const documents = (await this.#collection.find(filter).toArray()) as D[];
    const found = new Map<string, D>(documents.map((document) => [document._id, document]));
    return ids.map((id) => found.get(id));
  }

  /** An update of a document that was deleted after it was read has left a part of one: that goes again. */
  async #withoutStrays(
    updates: readonly Update[],
    answers: readonly (boolean | Error)[],
    { upserted = [] }: WriteReply,
  ) {
    if (upserted.length === 0) return answers;
    const strays = new Map(upserted.map(({ index }) => [index, updates[index] as Update]));
    const left = [...strays.values()].map(({ q, u }) => ({ _id: q._id, v: u.v ?? u.$set?.v ?? q.v }));
    await this.#collection.deleteMany({ $or: left } as unknown as Filter<D>);
    return answers.map((answer, i) => (strays.has(i) ? false : answer));
  }
}

function answersOf(
  { writeErrors = [], writeConcernError }: WriteReply,
  asked: readonly unknown[],
): (boolean | Error)[] {
  if (writeConcernError) throw new MongoServerError(writeConcernError);
  const errors = new Map(writeErrors.map(({ index, ...told }) => [index, new MongoServerError(told)]));
  return asked.map((_, i) => (isDuplicateKey(errors.get(i)) ? false : (errors.get(i) ?? true)));
}
