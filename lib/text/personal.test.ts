import { expect, test } from 'vitest'
import { personalDataIn } from './personal'

test.each([
  '07700 900123',
  '07700900123',
  '077 0090 0123',
  '07700-900-123',
  '07700.900.123',
  '(07700) 900123',
  '+44 7700 900123',
  '+447700900123',
  '+44 (0)7700 900123',
  '0044 7700 900123',
  '44 7700 900123',
  '020 7946 0123',
  '(020) 7946 0123',
  '0117 496 0123',
  '01632 960123',
  '(01632) 960 123',
  'ring me on 01632 960123.',
  'tel:01632960123',
  'no spaces,01632 960 123, please',
  '1. Ring 07700 900123\n1. Ask for Mrs Patel',
  '07700 900123\n\n2 of us will be there',
  'ring 07700 900123 2 or 3 times',
])('%s is a phone number', (text) => {
  expect(personalDataIn(text)).toEqual(['phone'])
})

test.each([
  'E10 5AB',
  'e105ab',
  'SW1A 1AA',
  'sw1a1aa',
  'M1 1AE',
  'B33 8TH',
  'CR2 6XH',
  'DN55 1PT',
  'W1A 0AX',
  'EC1A 1BB',
  'EH12\u00A05AB',
  'we live in BS6 5QA, come by',
  'SW1A  1AA',
])('%s is a postcode', (text) => {
  expect(personalDataIn(text)).toEqual(['postcode'])
})

test.each([
  'me@example.com',
  'Jo.Bloggs+list@mail.example.co.uk',
  'write to me@example.com.',
  '<me@example.com>',
  'mailto:me@example.com',
  "o'neill@example.org",
])('%s is an e-mail address', (text) => {
  expect(personalDataIn(text)).toEqual(['email'])
})

test.each([
  'ring 999, 101 or 111',
  'Childline is 0800 1111',
  'freephone 0800 123 4567',
  'freephone 0808 2000 247',
  'council line 0300 123 4567',
  'Samaritans 116 123',
  'petition 241584 has 6,103,056 signatures',
  'https://petition.parliament.uk/petitions/1234567890',
  'on 01/02/2013 and 02.03.2014',
  '2013-06-08 15:00:15',
  'from 08-06-2013 to 09-07-2013',
  '£1,200,000,000',
  '£07700900123',
  'order 12345678901234567',
  '0123',
  'in 2013 2014 2015',
  '247,000 offenders',
  'ISBN 978-0-306-40615-7',
  'E10',
  'in SW1A and EC1',
  'the A12 3 miles on',
  'W1 2 of us',
  'year 6 2pm',
  'H1N1 2DA', // no outward code of a postcode
  '@fern said so',
  'fern@home',
  'a @ b . com',
  '> me@example.com in SW1A 1AA, 07700 900123',
  'www.example.com/07700900123?me@example.com',
])('%s is nothing personal', (text) => {
  expect(personalDataIn(text)).toEqual([])
})

test('everything is named once, in one order', () => {
  expect(personalDataIn('me@example.com, SW1A 1AA, 07700 900123, 07700 900124')).toEqual(['phone', 'postcode', 'email'])
})
