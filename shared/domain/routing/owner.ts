/** Whose the thing is that an appeal is about, where that is known. */
export const owners = ['state', 'municipal', 'private'] as const;

export type Owner = (typeof owners)[number];
