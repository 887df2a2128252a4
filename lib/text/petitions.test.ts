import { expect, test } from 'vitest'
import { isPetition, petitionAddress, petitionNumber } from './petitions'

test.each([
  ['https://petition.parliament.uk/petitions/300628', 300628],
  ['http://petition.parliament.uk/petitions/300628/signatures/new', 300628],
  ['https://petition.parliament.uk/petitions/300628.json', 300628],
  ['https://petition.parliament.uk/archived/petitions/44403?x=1', 44403],
  ['http://epetitions.direct.gov.uk/petitions/44403', 44403],
  ['http://www.epetitions.direct.gov.uk/petitions/44403', 44403],
  ['https://petition.parliament.uk/petitions', null],
  ['https://petition.parliament.uk/petitions/30a', null],
  ['https://petition.parliament.uk/petitions/0', null],
  ['https://petition.parliament.uk/petitions/9999999999', null],
  ['https://petition.parliament.uk/help', null],
  ['https://petition.parliament.uk.example.org/petitions/300628', null],
  ['https://www.change.org/petitions/300628', null],
])('%s is the address of petition %s', (address, number) => {
  expect(petitionNumber(address)).toBe(number)
  expect(isPetition(address)).toBe(number !== null)
})

test('the address that we give for a petition is one that we recognise', () => {
  expect(petitionNumber(petitionAddress(46935))).toBe(46935)
})
