export {
  type Checkpoint,
  type Clock,
  type Ids,
  type Ports,
  type Random,
  type Sleep,
  systemPorts,
} from "./ports.ts";
