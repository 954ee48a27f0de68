export { type AuthorizeOptions, authorize } from "./authorize.ts";
export { type ObserveOptions, observe } from "./observe.ts";
