/** An invented affair for tests of relating: background that all its reports share, so that they make one story. */
export const HARBOUR = [
  'The fire in the Ormsund oil harbour broke out before dawn in a tank of the Kestrel refinery.',
  'Ormsund and the fishing villages of Lower Tarn were covered in smoke until the evening.',
]

/** Another affair, which shares no names with the first. */
export const ORCHESTRA = [
  'The Vellbruck orchestra lost its concert hall when the Almering theatre was sold to a hotel.',
  'Musicians of the Vellbruck orchestra played on the steps of the Almering theatre in the rain.',
]
