import { readFileSync } from 'node:fs';
import { EDITIONS } from '../../tools/editions.ts';

test.each(EDITIONS)('the icon of $id is a square PNG of 512 pixels, with transparency (M004)', ({ id }) => {
  const png = readFileSync(`editions/${id}/icon.png`);
  // The header chunk, by www.w3.org/TR/png-3/#11IHDR.
  expect(png.toString('latin1', 12, 16)).toBe('IHDR');
  expect({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }).toEqual({ width: 512, height: 512 });
  const TRUECOLOUR_WITH_ALPHA = 6;
  expect(png[25]).toBe(TRUECOLOUR_WITH_ALPHA);
});

test.each(EDITIONS)(
  'the icon of $id is drawn for that size, and holds no text that a font would change',
  ({ id }) => {
    const svg = readFileSync(`editions/${id}/icon.svg`, 'utf8');
    expect(svg).toContain('width="512" height="512"');
    expect(svg).not.toContain('<text');
  },
);
