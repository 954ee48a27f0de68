export * from "./essentials.ts";
export * from "./ports.ts";
