/** What was read from the directory, kept in memory for one generation of it. */
export interface GenerationMemory<Value> {
  /** @param generation - Which one it must be of; the one in memory, which may be old, where left out. */
  get(key: string, generation?: string): Value | undefined;
  /** Everything of another generation is forgotten. Nothing is kept where there is no generation. */
  put(key: string, value: Value, generation: string | undefined): void;
}

/** @param most - How many values are kept; the one that was read first leaves first. */
export function generationMemory<Value>(most: number): GenerationMemory<Value> {
  let current: string | undefined;
  const kept = new Map<string, Value>();
  return {
    get: (key, generation = current) => (generation === current ? kept.get(key) : undefined),
    put(key, value, generation) {
      if (generation !== current) kept.clear();
      current = generation;
      if (generation === undefined) return;
      const [oldest] = kept.keys();
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      kept.set(key, value);
    },
  };
}
