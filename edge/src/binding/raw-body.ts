/** A body that is not JSON: what a google.api.HttpBody carries. */
export class RawBody {
  /** Empty where the caller does not say. */
  readonly contentType: string;
  readonly data: Uint8Array;

  constructor(contentType: string, data: Uint8Array) {
    this.contentType = contentType;
    this.data = data;
  }
}
