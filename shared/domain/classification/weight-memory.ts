import type { FeatureList } from './feature-list.ts';
import { bytesOfNumber, filledUp, type Lanes, lanes, multipleOf } from './lanes.ts';
import {
  type ClassGroup,
  type ModelWeights,
  unitsOfGreatest,
  unitsOfLevel,
  type WeightBlock,
} from './model-weights.ts';
import { bytesOfLine, placing } from './placing.ts';
import { mostFeaturesOfCommon, mostFeaturesOfText } from './text-features.ts';

/** The weights of a model, rows of sums and lists of features, laid out so that lanes can reckon with them. Places are bytes. */
export interface WeightMemory {
  readonly lanes: Lanes;
  /** The first row, and how many bytes each takes. */
  readonly rows: number;
  readonly rowSize: number;
  readonly lists: FeatureLists;
  readonly groups: readonly GroupPlaces[];
  /** The units of each level. */
  readonly units: number;
}

/** Lists to be filled: for the features of a text, and for those of a word by itself that is not too long. */
export interface FeatureLists {
  readonly text: PlacedList;
  readonly word: PlacedList;
}

export interface PlacedList extends FeatureList {
  readonly place: number;
}

/** Where the weights of a group are; sums are so many bytes from the beginning of a row. */
export interface GroupPlaces {
  readonly firstClass: number;
  readonly classes: number;
  readonly rarities: number;
  /** The sum of the squares of the rarities of a text's features, unsigned. */
  readonly square: number;
  /** The sums of the factors take so many bytes, 0 where there are none. */
  readonly factorSums: number;
  readonly factorSumsSize: number;
  /** Levels of a bucket's factors, which take so many bytes. */
  readonly levels: number;
  readonly levelsSize: number;
  /** Directions of a factor, which take so many bytes; what all factors say of the classes takes as many. */
  readonly directions: number;
  readonly directionsSize: number;
  readonly products: number;
  readonly blocks: readonly BlockPlaces[];
}

interface BlockPlaces {
  readonly classSums: number;
  readonly starts: number;
  readonly pairs: number;
  /** How much of a score each class's sum makes. */
  readonly scales: Float64Array;
}

/** The memory of a model's weights, with room for so many rows of sums. */
export function weightMemory({ bits, groups }: ModelWeights, rowCount: number): WeightMemory {
  const inRow = placing(bytesOfNumber * multipleOf.row);
  const inMemory = placing(bytesOfLine);
  const writers: ((memory: ArrayBuffer) => void)[] = [];
  /** A place for numbers, which are written once there is a memory. */
  const placeOf = (bytes: number, write: (memory: ArrayBuffer, place: number) => void) => {
    const place = inMemory.take(bytes);
    writers.push((memory) => write(memory, place));
    return place;
  };

  const placeBlock = ({ greatest, starts, pairs }: WeightBlock): BlockPlaces => ({
    classSums: inRow.take(bytesOfNumber * greatest.length),
    starts: placeOf(starts.byteLength, (memory, place) => new Int32Array(memory, place).set(starts)),
    // One more: where a bucket without weights begins, lanes read too, and that may be after the last.
    pairs: placeOf(pairs.byteLength + bytesOfNumber, (memory, place) => new Uint32Array(memory, place).set(pairs)),
    scales: Float64Array.from(greatest, (most) => most / unitsOfGreatest),
  });
  const placeGroup = ({ firstClass, classes, rarities, factors, blocks }: ClassGroup): GroupPlaces => {
    const levelsSize = filledUp(factors.count, multipleOf.levels);
    const directionsSize = bytesOfNumber * filledUp(classes, multipleOf.products);
    return {
      ...{ firstClass, classes, levelsSize, directionsSize, factorSumsSize: bytesOfNumber * levelsSize },
      factorSums: inRow.take(bytesOfNumber * levelsSize),
      square: inRow.take(bytesOfNumber),
      rarities: placeOf(rarities.byteLength, (memory, place) => new Uint8Array(memory, place).set(rarities)),
      levels: placeOf(2 ** bits * levelsSize, (memory, place) =>
        writeRows(new Int32Array(memory, place), levelsSize, factors.levels, factors.count),
      ),
      directions: placeOf(levelsSize * directionsSize, (memory, place) =>
        writeRows(new Int32Array(memory, place), directionsSize, factors.directions, bytesOfNumber * classes),
      ),
      products: inMemory.take(directionsSize),
      blocks: blocks.map(placeBlock),
    };
  };
  const listFor = (room: number) => ({ room, place: inMemory.take(bytesOfNumber * room) });

  const placed = groups.map(placeGroup);
  const units = placeOf(unitsOfLevel.byteLength, (memory, place) => new Int32Array(memory, place).set(unitsOfLevel));
  const [ofText, ofWord] = [listFor(mostFeaturesOfText), listFor(mostFeaturesOfCommon)];
  const rowSize = inRow.taken();
  const rows = inMemory.take(rowCount * rowSize);

  const own = lanes(inMemory.taken());
  for (const write of writers) write(own.memory);
  const listAt = ({ room, place }: ReturnType<typeof listFor>): PlacedList => {
    return { count: 0, place, buckets: new Int32Array(own.memory, place, room) };
  };
  return { lanes: own, rows, rowSize, lists: { text: listAt(ofText), word: listAt(ofWord) }, groups: placed, units };
}

/**
 * Copies rows of so many bytes, in numbers of 32 bits, to rows of a width of their own; what they are filled up with stays 0.
 */
function writeRows(
  into: Int32Array,
  width: number,
  { buffer, byteOffset, byteLength }: ArrayBufferView,
  own: number,
): void {
  const from = new Int32Array(buffer, byteOffset, byteLength / bytesOfNumber);
  if (width === own) {
    into.set(from);
    return;
  }
  const [wide, narrow] = [width / bytesOfNumber, own / bytesOfNumber];
  for (let at = 0, place = 0; at < from.length; at += narrow, place += wide)
    for (let column = 0; column < narrow; column += 1) into[place + column] = from[at + column] ?? 0;
}
