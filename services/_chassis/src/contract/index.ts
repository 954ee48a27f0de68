export { type Contract, type EventContract, loadContract, type MethodContract, packageOf } from "./contract.ts";
