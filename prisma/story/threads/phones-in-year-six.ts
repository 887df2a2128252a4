import type { StoryThread } from '../kinds'

/** The longest talk on School days, with a sheet that came of it. */
export const phonesInYearSix: StoryThread = {
  key: 'phones-in-year-six',
  board: 'school-days',
  title: 'Phones in Year 6: are we the last without one?',
  steps: [
    {
      by: 'LanternRow',
      at: { daysAgo: 161, at: '16:05' },
      says: 'He says that everyone in the class has one. He is ten. He walks home alone from September, so part of me sees the sense in it.',
    },
    { by: 'brambles', at: { daysAgo: 161, at: '16:20' }, says: 'Everyone never has one. Ask two parents. (I learned that here.)' },
    {
      by: 'pocketlint',
      at: { daysAgo: 161, at: '17:48' },
      says: 'A phone that rings and texts, nothing else. It costs less than a pair of school shoes and nobody wants to steal it.',
    },
    {
      by: 'tidepool',
      at: { daysAgo: 161, at: '19:36' },
      says: 'Our class agreed on it together at a parents’ evening: none until Year 7. It only works if it is most of you, and it was easier than I had feared.',
    },
    { by: 'gatepost', at: { daysAgo: 160, at: '08:02' }, says: 'I would rather teach mine to use one at ten, with me looking, than at thirteen without.' },
    {
      by: 'LanternRow',
      at: { daysAgo: 160, at: '12:30' },
      says: `> tidepool in #4:
> It only works if it is most of you

How did you begin? One message to the class group?`,
    },
    {
      by: 'tidepool',
      at: { daysAgo: 160, at: '12:51' },
      says: 'One sheet of paper at the door with two columns. People like to see that they are not the only one.',
    },
    {
      by: 'Olivia',
      at: { daysAgo: 160, at: '15:00' },
      asHq: true,
      says: 'A good thread, thank you. If any of you would like the sheet as something to print, tidepool may put the words here and we will see that it stays easy to find.',
    },
    {
      by: 'tidepool',
      at: { daysAgo: 159, at: '20:15' },
      says: `Here it is:

1. We will wait until Year 7.
1. Until then, a phone that rings and texts is fine.
1. We will tell our children that we agreed it together.

Name of the child, and a signature. That was all.`,
    },
    {
      by: 'LanternRow',
      at: { daysAgo: 140, at: '16:40' },
      says: 'Nineteen of twenty-six have signed. He is furious for about ten minutes a day, which I can bear.',
    },
  ],
}
