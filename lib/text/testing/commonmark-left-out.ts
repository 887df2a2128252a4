/** The examples that our markup reads otherwise, by reason. */
export const LEFT_OUT: Record<string, number[]> = {
  'raw HTML shows as it was typed': [
    21, 31, 91, 110, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 169, 170, 171, 172, 173, 174, 175, 176,
    177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 195, 201, 308, 309, 344, 475, 476, 477, 489, 491, 492, 494, 499, 524, 536, 580,
    598, 601, 605, 613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
  ],
  'an entity shows as it was typed': [25, 26, 27, 32, 33, 34, 36, 37, 38, 39, 40, 41, 503, 506],
  'no images': [517, 520, 531, 572, 573, 574, 575, 576, 577, 578, 579, 581, 582, 583, 584, 585, 586, 587, 588, 589, 591, 593],
  'no headings underlined with = or -': [59, 80, 81, 82, 83, 84, 85, 86, 89, 90, 93, 95, 96, 100, 102, 103, 115, 141, 215, 300],
  'no reference definitions: a link carries its address': [
    23, 192, 193, 194, 196, 198, 200, 202, 203, 204, 205, 206, 207, 208, 210, 211, 214, 216, 217, 218, 317, 527, 528, 529, 530, 532, 533, 534, 535, 537, 538,
    539, 540, 541, 542, 543, 544, 545, 549, 550, 553, 554, 555, 556, 557, 558, 559, 560, 561, 562, 563, 564, 565, 566, 567, 568, 569, 570, 571, 592,
  ],
  'no code by indenting: pasted text has spaces before it': [
    1, 2, 3, 5, 6, 7, 8, 18, 48, 69, 107, 111, 112, 114, 116, 117, 118, 134, 137, 225, 231, 236, 252, 253, 254, 257, 263, 264, 270, 271, 272, 273, 274, 278,
    286, 287, 288, 289, 290, 313,
  ],
  'no code between ~~~, which people draw lines with': [19, 120, 123, 125, 139, 143, 146],
  'no titles of links: their words would show nowhere': [22, 482, 505, 509, 510],
  'a link leads to http, https, mailto or a post of the board': [484, 485, 486, 487, 495, 496, 498, 500, 501, 502, 504, 507, 522, 596, 597, 599, 604],
  'no bullet +, which people count with': [301],
  'no emphasis within words or by four signs in a row: “f**k” keeps its stars': [
    355, 356, 370, 381, 396, 411, 415, 416, 417, 426, 427, 429, 445, 447, 457, 459, 464, 465, 466, 468,
  ],
  'a quotation or an item ends with its lines; the line under it is the writer’s own': [232, 233, 237, 238, 247, 250, 251, 292, 293, 312],
  'marks that quote nothing are what was typed': [239, 240],
  'a number alone is text, and so is one of four digits; one in order goes on': [109, 259, 265, 267, 268, 291, 296, 297, 302, 305, 324],
  'an item has words': [279, 280, 281, 282, 283, 284, 315],
  'a list in a list begins on a line of its own': [61, 298, 299],
  'code needs both its lines, something between them, and one word at most behind the first': [24, 126, 127, 128, 130, 144],
  'spaces at line ends and a third blank line go before anything is read': [129, 335, 336, 337, 640],
  'an emphasis has a word in it: “(*_*)” is a face': [56, 437, 438, 440, 441, 449, 450, 452, 453],
  'a star alone is text: “* term time only”': [60],
  '> quotes before a blank, a letter or another >: “>_<” is a face': [229, 260],
  'an address holds no backslash, backtick or bracket that is not its own': [20, 346, 526, 603],
}
