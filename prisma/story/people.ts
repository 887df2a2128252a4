/** The people of the story. Those with a part to play may sign in where the site is served on loopback. */
export const storyPeople = [
  { name: 'Olivia', joined: '2011-02-01T09:00:00Z', role: 'moderator', signsIn: true },
  { name: 'admin', joined: '2010-11-01T09:00:00Z', role: 'admin', signsIn: true },
  { name: 'marlowe54', joined: '2013-06-08T13:41:00Z', signsIn: true },
  { name: 'LanternRow', joined: '2012-01-14T20:12:00Z', signsIn: true },
  { name: 'Joanna_S1', joined: '2013-09-25T17:55:00Z', signsIn: true },
  { name: 'tidepool', joined: '2012-05-02T08:30:00Z' },
  { name: 'brambles', joined: '2012-09-19T21:05:00Z' },
  { name: 'fennel_and_co', joined: '2011-07-07T12:00:00Z' },
  { name: 'quietharbour', joined: '2013-03-30T10:10:00Z' },
  { name: 'wintergreen', joined: '2012-12-01T19:00:00Z' },
] as const

export type StoryName = (typeof storyPeople)[number]['name']
