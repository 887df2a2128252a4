/** The story's article: set out by its campaign, with three facts that can be pointed at. */
export const storyBriefing = {
  board: 'probation',
  slug: 'probation-what-is-planned',
  title: 'Probation: what is planned, and what it puts at risk',
  at: '2013-06-02T09:00:00Z',
  before: `Probation officers supervise people who have left court or prison, and try to see to it that they do not come back. Many of those people have little schooling, poor health or an addiction, and some have a history of violence.

The plan is to pass about seventy per cent of the work to private firms by the end of 2014. A service that works as one would be divided by a line drawn through the middle of a risk that never stands still.

Three figures are worth having at hand:`,
  facts: [
    'The service looks after about 247,000 offenders, and does so within its means.',
    'Since 2005 reoffending has come down by nearly six per cent.',
    'In the year before the plan every Probation Trust in England and Wales met its target: 31 were rated good and four exceptional.',
  ],
  after: `Those who want the change say that competition will bring new ideas. Those who do the work answer that the easy cases will be picked first, and that the savings will be made in staff.

Questions are welcome in the threads of this board.`,
}
