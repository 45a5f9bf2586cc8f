import { fill } from '#shared/web/wording.ts';
import { type Place, placeText } from './place.ts';
import texts from './texts.ru.json' with { type: 'json' };

/** Texts that cannot be read; the message says where and what to mend. */
export class TextsUnreadable extends Error {
  override readonly name = 'TextsUnreadable';

  constructor(
    place: Place,
    why: keyof typeof texts.unreadable,
    values: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${placeText(place)}: ${fill(texts.unreadable[why], values)}`);
  }
}
