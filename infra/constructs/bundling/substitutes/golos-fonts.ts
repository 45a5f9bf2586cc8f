import regular from '@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf';
import semibold from '@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf';

/** Stands for `shared/reports/pdf/golos-fonts.ts` in the bundles: the fonts themselves, for there is no package to read. */
export const golosFonts = { regular, semibold };
