/**
 * The moments of a text's heads, each one of its readings: those by which the fewest posts are older than the one before
 * them, and of these the earliest. So the hour that comes twice is read as the first as long as the order of the text allows it.
 */
export function momentsInOrder(heads: readonly (readonly [Date, ...Date[]])[]): Date[] {
  let ways: Way[] = [{ back: 0, at: null, before: null }]
  for (const readings of heads) ways = readings.map((at) => bestWayTo(ways, at))
  const moments: Date[] = []
  for (let way: Way | null = best(ways); way?.at; way = way.before) moments.push(way.at)
  return moments.reverse()
}

/** A choice of readings up to a head: how many steps back it takes, the last moment, and the way there. */
type Way = { back: number; at: Date | null; before: Way | null }

function bestWayTo(ways: readonly Way[], at: Date): Way {
  return best(ways.map((way) => ({ back: way.back + (way.at && at < way.at ? 1 : 0), at, before: way })))
}

/** The first of those that go back least: readings come with the earlier first. */
function best(ways: readonly Way[]): Way {
  return ways.reduce((one, other) => (other.back < one.back ? other : one))
}
