export { type AdminOptions, type AdminServer, createAdminServer, type HealthReport } from "./admin-server.ts";
export { createMetrics, type Metrics } from "./metrics.ts";
