import type { Essentials } from "@souk/chassis/ports";
import type { OrderChange } from "../domain/order.ts";
import { isOver } from "../domain/step.ts";
import type { OrderStore } from "../usecases/ports.ts";

const ORDER_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900];

/** Tells log and metrics how orders get on. One that needs somebody is never silent: an error in the log, a gauge, a list. */
export function createTeller({ logger, metrics, ports: { clock } }: Pick<Essentials, "logger" | "metrics" | "ports">) {
  const steps = metrics.counter("souk_order_steps_total", "Steps that orders came to.", ["step", "cause"]);
  const lasted = metrics.histogram("souk_order_seconds", "From accepted to over.", ["step"], ORDER_SECONDS);
  let waiting = 0;
  metrics.gauge("souk_orders_needing_attention", "Orders that somebody has to look at.", [], () => [[{}, waiting]]);

  function told({ order, events }: OrderChange, error?: unknown): void {
    const { id: subject, step, stepSince, tries: attempts, attention, createTime } = order;
    const arrived = stepSince.getTime() === order.updateTime.getTime();
    if (arrived) steps.inc({ step, cause: order.log.at(-1)?.cause ?? "" });
    if (arrived && isOver(step)) lasted.observe({ step }, (clock.now() - createTime.getTime()) / 1_000);
    const needy = events.some(({ kind }) => kind === "OrderNeedsAttention");
    if (needy)
      logger.error(
        { subject, state: step, attempts, reason: attention?.reason ?? "", err: error },
        "order needs attention",
      );
    else if (error) logger.warn({ subject, state: step, attempts, err: error }, "order's step is tried again");
  }

  /** To be called from time to time. */
  async function count(orders: OrderStore): Promise<void> {
    waiting = await orders.countNeedingAttention();
  }

  return { told, count };
}
