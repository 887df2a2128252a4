import { linkFaults } from './link-faults'
import { personalDataIn } from './personal'
import { allLinks, renderText } from './render'

/** A bit of everything that a post may hold, and short: longer texts are remembered, and so read once only. */
const SAMPLE = `Thank you all. *Please* **sign _it_**, [here](https://petition.example/1) or at [petition.example](http://petition.example).

> [Ann in #3](/p/16):
> I have, at www.petition.example/2.
> > And \`so\` have I.

- One, with *stars*
- Two\\*
  1. Then @Ann
  2. and @Ben_

\`\`\`text
as typed
\`\`\`

Wait *a [b **c <https://d.example> \`d @e (f) 07700 900123, or SW1A 1AA.
`
const TURNS = 60

/** Has the engine's code read and made quick before the first post: a long one would otherwise hold everybody up. */
export function warmText(): void {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const text = SAMPLE.repeat(1 + (turn % 3))
    linkFaults(text)
    personalDataIn(text)
    renderText(text, allLinks(turn % 2 === 0 ? 'plain' : 'clickable'))
  }
}
