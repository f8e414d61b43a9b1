/** A map whose values are made when they are first asked for, and once. */
export function lazyMap<V>(
  names: Iterable<string>,
  make: (name: string) => V,
): ReadonlyMap<string, V> {
  const known = new Set(names)
  const made = new Map<string, V>()
  const get = (name: string) => {
    if (known.has(name) && !made.has(name)) made.set(name, make(name))
    return made.get(name)
  }
  const all = () => new Map([...known].map((name) => [name, get(name)!]))
  return {
    size: known.size,
    get,
    has: (name) => known.has(name),
    keys: () => known.keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (visit) => all().forEach(visit),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  }
}
