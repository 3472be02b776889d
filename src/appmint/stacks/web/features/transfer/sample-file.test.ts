import { expect, test } from 'vitest'
import { sampleFile } from '#features/transfer/sample-file.ts'

const content = { title: 'Night ferry', lines: ['Seen from the pier.'] }
const starts = async (name: string) => {
  const { name: given, type, bytes } = await sampleFile(name, content)
  return { given, type, start: Buffer.from(bytes.slice(0, 4)).toString('latin1') }
}

test('the file of a picture is a picture, of a recording a recording, of a paper a PDF', async () => {
  expect(await starts('ferry.jpg')).toEqual({
    given: 'ferry.png',
    type: 'image/png',
    start: '\u0089PNG',
  })
  expect(await starts('ferry.wav')).toEqual({
    given: 'ferry.wav',
    type: 'audio/wav',
    start: 'RIFF',
  })
  expect(await starts('ferry.pdf')).toEqual({
    given: 'ferry.pdf',
    type: 'application/pdf',
    start: '%PDF',
  })
})

test('the same recording sounds the same, another one does not', async () => {
  const once = await sampleFile('a.wav', content)
  expect((await sampleFile('a.wav', content)).bytes).toEqual(once.bytes)
  expect((await sampleFile('a.wav', { ...content, title: 'Day ferry' })).bytes).not.toEqual(
    once.bytes,
  )
})
