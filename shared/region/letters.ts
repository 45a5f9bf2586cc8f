import { type Letters, lettersSchema } from '#shared/domain/letters/letter-texts.ts';
import ru from './komi/letters/ru.json' with { type: 'json' };

/** What citizens are written, in Russian: the other languages lie beside it until somebody has proofread them. */
export const letters: Letters = lettersSchema.parse(ru);
