import { expect, test } from 'vitest'
import { isPrivateLooking, mayBeAsked } from './destination-policy'

const OPEN = [
  'https://petition.example.org/petitions/751839',
  'https://www.gov.uk/government/publications/keeping-children-safe-in-education--2',
  'https://www.bbc.co.uk/news/articles/c4ngk17zzkpo',
  'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=43s',
  'https://news.example.org/2026/11/22/the-long-name-of-an-article-about-2-parents-and-3-boards',
  'https://shop.example.com/p/10453829384?colour=blue',
  'https://council.example.gov.uk/minutes/2026-11-22_education_committee_0042.pdf',
  'https://example.org/key-stage-2/tokens-of-thanks',
  'https://example.org/news/the-council-will-change-account-rules',
  'https://example.org/funds/covid-recovery-fund',
  'https://example.org/search?q=how+to+join+a+board&page=2',
]

const PRIVATE = [
  'https://petition.example.org/petitions/751839/signatures/4711/verify?token=abc',
  'https://example.org/confirm/8',
  'https://example.org/reset-password/x',
  'https://example.org/Unsubscribe?list=4',
  'https://example.org/account/sign-in',
  'https://example.org/log_in',
  'https://example.org/wp-login.php',
  'https://example.org/oauth/authorize?client=1',
  'https://example.org/go?session=12',
  'https://example.org/go?X-Amz-Signature=12',
  'https://example.org/go?api_key=12',
  'https://example.org/go?to=anna@example.org',
  'https://example.org/go/anna%40example.org',
  'https://docs.example.com/document/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit',
  'https://drive.example.com/file/d/1BxiMVs0XRA5_FMdKvBdBZj-mUUqptl/view',
  'https://example.org/f/123e4567-e89b-12d3-a456-426614174000',
  'https://example.org/d/da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'https://chat.whatsapp.com/ABcdEF',
  'https://example.org/invite/parents',
  'https://anna:secret@example.org/',
  'https://example.org/resetPassword/12',
  'https://example.org/ConfirmEmail?user=5',
  'https://example.org/verifyemail/abc',
  'https://example.org/account/recover/12',
  'https://example.org/email-preferences?id=12',
  'https://petition.example.org/petitions/1/sponsors/AbCd1',
  'https://example.org/page;jsessionid=12AB',
  'not an address',
]

test.each(OPEN)('anyone may ask for %s', (address) => {
  expect(isPrivateLooking(address)).toBe(false)
  expect(mayBeAsked(address, 'board.example')).toBe(true)
})

test.each(PRIVATE)('%s may be meant for one person and is not asked for', (address) => {
  expect(isPrivateLooking(address)).toBe(true)
  expect(mayBeAsked(address, 'board.example')).toBe(false)
})

test('our own pages and what is not of the web are not asked for', () => {
  expect(mayBeAsked('https://board.example/t/1/thread', 'board.example')).toBe(false)
  expect(mayBeAsked('ftp://example.org/', 'board.example')).toBe(false)
})
