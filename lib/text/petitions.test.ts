import { expect, test } from 'vitest'
import { isPetition } from './petitions'

test.each([
  ['https://petition.parliament.uk/petitions/300628', true],
  ['http://petition.parliament.uk/petitions/300628/signatures/new', true],
  ['https://petition.parliament.uk/petitions/300628.json', true],
  ['https://petition.parliament.uk/archived/petitions/44403?x=1', true],
  ['http://epetitions.direct.gov.uk/petitions/44403', true],
  ['https://petition.parliament.uk/petitions', false],
  ['https://petition.parliament.uk/petitions/30a', false],
  ['https://petition.parliament.uk/help', false],
  ['https://petition.parliament.uk.example.org/petitions/300628', false],
  ['https://www.change.org/petitions/300628', false],
])('%s is the address of a petition: %s', (address, answer) => {
  expect(isPetition(address)).toBe(answer)
})
