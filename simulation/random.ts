import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Everything in a run that is left to chance. The same seed gives the same run. */
export class Random {
  readonly #generator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
    // The first numbers of seeds that are alike are alike.
    for (let left = 32; left > 0; left -= 1) this.float();
  }

  /** A whole number, both ends included. */
  int(min: number, max: number): number {
    return uniformInt(this.#generator, min, max);
  }

  /** From 0 to 1, without 1. */
  float(): number {
    return uniformFloat64(this.#generator);
  }

  /** Anything from one number to another, and as often from 1 to 10 as from 100 to 1,000. */
  spread(min: number, max: number): number {
    return Math.round(min * (max / min) ** this.float());
  }

  /** Weights of which each run has some only, and some far more than others: what is rare together meets in some runs. */
  swarm<Key extends string>(weights: Readonly<Record<Key, number>>): Record<Key, number>;
  swarm(weights: Readonly<Record<string, number>>): Record<string, number> {
    const entries = Object.entries(weights);
    const [always] = this.pick([entries[0] ?? ['', 0], ...entries]);
    const share = this.pick([0.6, 0.6, 0.15]);
    return Object.fromEntries(
      entries.map(([key, weight]) => [
        key,
        key === always || this.chance(share) ? weight * this.spread(1, 10) : 0,
      ]),
    );
  }

  chance(probability: number): boolean {
    return this.float() < probability;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[this.int(0, list.length - 1)] ?? list[0];
  }

  /** One of the keys, as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
  weighted(weights: Readonly<Record<string, number>>): string {
    const entries = Object.entries(weights);
    let left = this.float() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    throw new Error('There is nothing to choose from.');
  }
}
