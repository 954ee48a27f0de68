export { type App, type AppOptions, type Component, createLifecycle } from "./lifecycle.ts";
export { type Program, runProgram } from "./run.ts";
