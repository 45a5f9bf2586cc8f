import widths from './golos-widths.json' with { type: 'json' };

export type Weight = 'regular' | 'semibold';

/**
 * Width of the text in Golos Text, in the units of `fontSize`, without kerning (which only narrows it). The table holds
 * the advance widths of @expo-google-fonts/golos-text 0.4.2, thousandths of an em, width → characters. A character that
 * it lacks counts as a full em, wider than nearly every letter: text may get too much room, never too little.
 */
export function textWidth(text: string, fontSize: number, weight: Weight = 'regular'): number {
  const table = tables[weight];
  let thousandths = 0;
  for (const character of text.normalize('NFC')) thousandths += table.get(character) ?? 1000;
  return (thousandths * fontSize) / 1000;
}

const tables = { regular: tableOf(widths.regular), semibold: tableOf(widths.semibold) };

function tableOf(charactersByWidth: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(charactersByWidth).flatMap(([width, characters]) =>
      Array.from(characters, (character): [string, number] => [character, Number(width)]),
    ),
  );
}
