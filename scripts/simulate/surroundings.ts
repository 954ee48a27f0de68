import type { Story } from "./story.ts";
import type { Tally } from "./tally.ts";
import type { Timeline } from "./timeline.ts";
import type { Weather } from "./weather.ts";

/** What everything in a simulated world stands in. */
export interface Surroundings {
  readonly timeline: Timeline;
  readonly story: Story;
  readonly tally: Tally;
  weather: Weather;
  /** Errors that nobody foresaw: each is a fault in production code, or here. */
  readonly bugs: unknown[];
}
