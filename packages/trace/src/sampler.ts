import { Session, type HeapProfiler } from "node:inspector";
import { setFlagsFromString } from "node:v8";

import { collectGarbage } from "./collect-garbage.ts";

/** A function on the stack of an allocation; children were called by it. */
export interface ProfileNode extends HeapProfiler.SamplingHeapProfileNode {
  readonly id: number;
  readonly children: ProfileNode[];
}

/** What is alive of what was recorded, in the order it was allocated. */
export interface Profile {
  readonly head: ProfileNode;
  readonly samples: readonly { readonly nodeId: number; readonly size: number }[];
}

/** V8's sampling heap profiler: the one place that talks to it. */
export class Sampler {
  readonly #params: object;
  readonly #session = new Session();
  /** Mean bytes from one sample to the next; 1 where there is a sample of each allocation. */
  readonly interval: number;

  /** Records one allocation in about `interval` bytes; with 1, each. Keeps `dead` ones or not. */
  constructor(interval: number, { dead = false } = {}) {
    // at 1, chance would miss one block of 16 bytes in nine million; above, a fixed stride would
    // fall in step with loops
    setFlagsFromString(`--${interval === 1 ? "" : "no-"}${FIXED_STRIDE}`);
    // code that V8 13 compiles in threads of its own is not sampled, though it is on the heap
    if (interval === 1) setFlagsFromString("--no-concurrent-sparkplug");
    this.#params = {
      samplingInterval: interval,
      includeObjectsCollectedByMajorGC: dead,
      includeObjectsCollectedByMinorGC: dead,
    };
    this.interval = interval;
    this.#session.connect();
    this.#post("HeapProfiler.enable");
    this.#post("HeapProfiler.startSampling", this.#params);
  }

  /** Collects garbage, then answers what is alive of all that was recorded. */
  profile(): Profile {
    // the profile's own collection may end one that had begun before the last objects were dropped
    if (this.interval === 1) collectGarbage();
    const { profile } = this.#post("HeapProfiler.getSamplingProfile") as { profile: Profile };
    return profile;
  }

  /** Forgets all that was recorded and goes on. */
  clear(): void {
    this.#post("HeapProfiler.stopSampling");
    this.#post("HeapProfiler.startSampling", this.#params);
  }

  stop(): void {
    this.#post("HeapProfiler.stopSampling");
    this.#session.disconnect();
  }

  // the callback runs before post returns, as the session is in this thread; what it threw would be nobody's
  #post(method: string, params?: object): unknown {
    let refusal: Error | null = null;
    let answer: unknown;
    this.#session.post(method, params, (error, result) => {
      refusal = error;
      answer = result;
    });
    if (refusal !== null) throw refusal as Error;
    return answer;
  }
}

const FIXED_STRIDE = "sampling-heap-profiler-suppress-randomness";
