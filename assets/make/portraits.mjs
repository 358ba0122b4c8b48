// Reads a list of people and face names as JSON, writes one SVG for every pair as JSON.
import { createAvatar } from "@dicebear/core";
import * as openPeeps from "@dicebear/open-peeps";
import { readFileSync } from "node:fs";

const { people, faces } = JSON.parse(readFileSync(0, "utf8"));

function options(person, face) {
  return {
    seed: "common-thread",
    face: [face],
    head: [person.head],
    headContrastColor: [person.hair],
    skinColor: [person.skin],
    clothingColor: [person.clothing],
    facialHair: person.beard ? [person.beard] : [],
    facialHairProbability: person.beard ? 100 : 0,
    accessories: person.glasses ? [person.glasses] : [],
    accessoriesProbability: person.glasses ? 100 : 0,
    maskProbability: 0,
  };
}

const drawn = {};
for (const [name, person] of Object.entries(people)) {
  drawn[name] = {};
  for (const face of faces) {
    drawn[name][face] = createAvatar(openPeeps, options(person, face)).toString();
  }
}
process.stdout.write(JSON.stringify(drawn));
