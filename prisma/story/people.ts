/** The people of the story. Those with a part to play may sign in where the site is served on loopback. */
export const storyPeople = [
  { name: 'Olivia', joined: '2011-02-01T09:00:00Z', role: 'moderator', signsIn: true },
  { name: 'admin', joined: '2010-11-01T09:00:00Z', role: 'admin', signsIn: true },
  { name: 'marlowe54', joined: '2013-06-08T13:41:00Z', signsIn: true },
  { name: 'LanternRow', joined: '2012-01-14T20:12:00Z', signsIn: true },
  { name: 'Joanna_S1', joined: '2013-09-25T17:55:00Z', signsIn: true },
  { name: 'tidepool', joined: '2012-05-02T08:30:00Z', signsIn: true },
  { name: 'brambles', joined: '2012-09-19T21:05:00Z', signsIn: true },
  { name: 'fennel_and_co', joined: '2011-07-07T12:00:00Z' },
  { name: 'quietharbour', joined: '2013-03-30T10:10:00Z' },
  { name: 'wintergreen', joined: '2012-12-01T19:00:00Z' },
  { name: 'mossandtwine', joined: '2019-02-11T20:40:00Z' },
  { name: 'gatepost', joined: '2020-05-23T09:15:00Z' },
  { name: 'second_kettle', joined: '2021-09-06T21:30:00Z' },
  { name: 'harriet_l', joined: '2022-01-17T03:05:00Z' },
  { name: 'northfacing', joined: '2022-10-30T18:20:00Z' },
  { name: 'pocketlint', joined: '2023-04-04T07:50:00Z' },
] as const

export type StoryName = (typeof storyPeople)[number]['name']
