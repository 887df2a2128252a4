import { expect, startThread, test, unique } from './fixtures'

test('on her phone a moderator has a thread close when its petition does', async ({ asModerator: page, asParent, asGuest }) => {
  const body = 'Please sign https://petition.parliament.uk/petitions/46935 before it closes.'
  const path = await startThread(asParent, 'petitions', unique('Keep the crossing'), body)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(path)
  await page.getByRole('link', { name: 'More', exact: true }).click()
  await page.getByRole('link', { name: 'Close this thread later' }).click()
  await expect(page.getByRole('radio', { name: 'When petition 46935 closes' })).toBeChecked()
  await page.getByRole('button', { name: 'Close thread later' }).click()
  await expect(page.locator('[id^=notice-]')).toContainText('set this thread to close when its petition (46935) closes')
  await asGuest.goto(path)
  const line = asGuest.getByText('This thread closes when its petition closes')
  await expect(line.getByRole('link', { name: 'its petition' })).toHaveAttribute('href', 'https://petition.parliament.uk/petitions/46935')
})
