import { dayText } from '@/lib/text/moment-text'
import type { TombstoneView } from '@/lib/threads/views'

type Rule = TombstoneView['rule']

/** The rule behind a removal: "Advertising (house rule: no advertising)". */
export function RuleNamed({ rule: { name, says, href } }: { rule: NonNullable<Rule> }) {
  const said = says.replace(/\.$/, '')
  return (
    <>
      <a href={href}>{name}</a> ({said.charAt(0).toLowerCase() + said.slice(1)})
    </>
  )
}

/** The day alone, of what HQ did to posts and people. */
export function Day({ at }: { at: Date }) {
  return <time dateTime={at.toISOString().slice(0, 10)}>{dayText(at)}</time>
}
