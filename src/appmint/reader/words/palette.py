"""Colour names and their values: the CSS names, and names people use beside them."""

_CSS = """
aliceblue f0f8ff  antiquewhite faebd7  aqua 00ffff  aquamarine 7fffd4  azure f0ffff
beige f5f5dc  bisque ffe4c4  black 000000  blanchedalmond ffebcd  blue 0000ff
blueviolet 8a2be2  brown a52a2a  burlywood deb887  cadetblue 5f9ea0  chartreuse 7fff00
chocolate d2691e  coral ff7f50  cornflowerblue 6495ed  cornsilk fff8dc  crimson dc143c
cyan 00ffff  darkblue 00008b  darkcyan 008b8b  darkgoldenrod b8860b  darkgray a9a9a9
darkgreen 006400  darkgrey a9a9a9  darkkhaki bdb76b  darkmagenta 8b008b  darkolivegreen 556b2f
darkorange ff8c00  darkorchid 9932cc  darkred 8b0000  darksalmon e9967a  darkseagreen 8fbc8f
darkslateblue 483d8b  darkslategray 2f4f4f  darkslategrey 2f4f4f  darkturquoise 00ced1
darkviolet 9400d3  deeppink ff1493  deepskyblue 00bfff  dimgray 696969  dimgrey 696969
dodgerblue 1e90ff  firebrick b22222  floralwhite fffaf0  forestgreen 228b22  fuchsia ff00ff
gainsboro dcdcdc  ghostwhite f8f8ff  gold ffd700  goldenrod daa520  gray 808080  grey 808080
green 008000  greenyellow adff2f  honeydew f0fff0  hotpink ff69b4  indianred cd5c5c
indigo 4b0082  ivory fffff0  khaki f0e68c  lavender e6e6fa  lavenderblush fff0f5
lawngreen 7cfc00  lemonchiffon fffacd  lightblue add8e6  lightcoral f08080  lightcyan e0ffff
lightgoldenrodyellow fafad2  lightgray d3d3d3  lightgreen 90ee90  lightgrey d3d3d3
lightpink ffb6c1  lightsalmon ffa07a  lightseagreen 20b2aa  lightskyblue 87cefa
lightslategray 778899  lightslategrey 778899  lightsteelblue b0c4de  lightyellow ffffe0
lime 00ff00  limegreen 32cd32  linen faf0e6  magenta ff00ff  maroon 800000
mediumaquamarine 66cdaa  mediumblue 0000cd  mediumorchid ba55d3  mediumpurple 9370db
mediumseagreen 3cb371  mediumslateblue 7b68ee  mediumspringgreen 00fa9a
mediumturquoise 48d1cc  mediumvioletred c71585  midnightblue 191970  mintcream f5fffa
mistyrose ffe4e1  moccasin ffe4b5  navajowhite ffdead  navy 000080  oldlace fdf5e6
olive 808000  olivedrab 6b8e23  orange ffa500  orangered ff4500  orchid da70d6
palegoldenrod eee8aa  palegreen 98fb98  paleturquoise afeeee  palevioletred db7093
papayawhip ffefd5  peachpuff ffdab9  peru cd853f  pink ffc0cb  plum dda0dd  powderblue b0e0e6
purple 800080  rebeccapurple 663399  red ff0000  rosybrown bc8f8f  royalblue 4169e1
saddlebrown 8b4513  salmon fa8072  sandybrown f4a460  seagreen 2e8b57  seashell fff5ee
sienna a0522d  silver c0c0c0  skyblue 87ceeb  slateblue 6a5acd  slategray 708090
slategrey 708090  snow fffafa  springgreen 00ff7f  steelblue 4682b4  tan d2b48c  teal 008080
thistle d8bfd8  tomato ff6347  turquoise 40e0d0  violet ee82ee  wheat f5deb3  white ffffff
whitesmoke f5f5f5  yellow ffff00  yellowgreen 9acd32
"""
"""The named colours of CSS Color Module Level 4."""

_NEAR = """
alabaster f2f0e6  almond efdecd  amber ffbf00  amethyst 9966cc  apricot fbceb1  ash b2beb5
aubergine 472c4c  azuremist f0fbff  babyblue 89cff0  babypink f4c2c2  bloodred 8a0303
blush de5d83  bordeaux 5c0120  brass b5a642  brickred cb4154  bronze cd7f32  buff f0dc82
burgundy 800020  burntorange cc5500  burntsienna e97451  burntumber 8a3324  buttercream fff1cf
buttermilk fff1b5  camel c19a6b  canaryyellow ffef00  caramel c68e17  cardinal c41e3a
carmine 960018  celadon ace1af  celeste b2ffff  cerulean 007ba7  champagne f7e7ce
charcoal 36454f  cherry de3163  chestnut 954535  cinnamon d2691e  citrine e4d00a  clay b66a50
cloud f1f3f4  cloudwhite f6f8fa  cobalt 0047ab  cobaltblue 0047ab  cocoa 875f42  coffee 6f4e37
coolgray 8c92ac  copper b87333  cotton fbfbf8  cream fffdd0  creamwhite fffdf0
daffodil ffff31  daisywhite fbfaf3  darkbeige c9b896  darkbrown 5c4033  darkcharcoal 333333
darkcoral cd5b45  darkgold aa6c39  darkindigo 310062  darklavender 734f96  darklime 5a8f00
darkmaroon 4a0000  darkmossgreen 4a5d23  darknavy 020035  darkolive 4b5320  darkpink e75480
darkpurple 301934  darkteal 014d4e  darkyellow b58b00  deepblue 00307a  deepgreen 056608
deepnavy 0a1a3f  deeppurple 36013f  deepred 850101  deepteal 00555a  denim 1560bd
desertsand edc9af  dove 6d6c6c  dustwhite f2efe9  duskyrose ba797d  dustyrose dcae96
ebony 282828  ecru c2b280  eggplant 614051  eggshell f0ead6  electricblue 7df9ff
emerald 50c878  emeraldgreen 50c878  faintgold f5e6b3  faintgray eeeeee  faintpeach ffe9dc
fawn e5aa70  featherwhite f8f9f6  fern 4f7942  flax eedc82  fog d7dbdd  frost e8f4f8
frostwhite f4fafc  garnet 733635  glacier d3e8f0  glacierblue c7e3ee  grape 6f2da8
graphite 383838  hazel 8e7618  heather b7a3c7  honey eba937  hunter 355e3b  huntergreen 355e3b
ice e3f6ff  iceblue d6f0fa  inkblue 1f3a5f  iris 5a4fcf  jade 00a86b  jasmine f8de7e
jetblack 0a0a0a  jet 343434  lapis 26619c  lavendermist e9e4f5  lemon fff44f  lemonmist fbf8cf
lightamber ffd966  lightapricot fdd5b1  lightaqua dffdff  lightbeige f7f3e3  lightbrown b5651d
lightcream fffbe6  lightgold f3e5ab  lightgoldenrod eedd82  lightindigo 8f8fd9
lightivory fffff5  lightlavender f3effa  lightlilac ecdff2  lightlime d9f99d
lightmagenta ff80ff  lightmaroon b03060  lightmint d8f8e6  lightmocha d9bfa9  lightnavy 5b6ea8
lightolive b8b86e  lightorange ffd8a8  lightpeach ffe5d0  lightpurple cbb2e6  lightred ff7f7f
lightteal a8dcdc  lightturquoise b2f0ea  lightviolet dbb9f0  lightwood d8b589  lilac c8a2c8
lime 00ff00  linenwhite faf4ec  mahogany c04000  maize fbec5d  malachite 0bda51  mango ffc04d
marble f2f1ed  marigold eaa221  marineblue 013a6b  mauve e0b0ff  melon fdbcb4  midnight 191970
mint c5f2dc  mintfrost e0f8ee  mintgreen 98ff98  mist e4ebee  mocha 967969  moonstone b8cdd6
morningfog dfe5e8  morningmist e6edf0  moss 8a9a5b  mossgreen 8a9a5b  mulberry c54b8c
mustard e1ad01  navyblue 000080  nude e3bc9a  oak b58a5a  ocean 1f6f8b  oceanblue 1d6fa5
ocher cc7722  ochre cc7722  offwhite faf9f6  onyx 353839  opal e9f3ee  paleash e7e9e4
paleblue cfe6f5  palegray ececec  palelilac e9dcf0  palepink fadadd  palerose f9e3e3
palesand f0e6d2  paleyellow fffbcc  papaya ffb07c  parchment f1e9d2  peach ffe5b4
peacock 005f69  peacockblue 005f73  pearl f0ebdf  pearlwhite f8f6f0  peridot b4c424
periwinkle ccccff  persimmon ec5800  pewter c4c8ca  pine 01796f  pinegreen 01796f
pistachio c5deb1  platinum e5e4e2  porcelain f6f7f4  primrose f6e3a1  prussianblue 003153
pumpkin ff7518  quartz d9d0de  raspberry e30b5c  rose f4c2cb  rosegold b76e79  rosewood 65000b
royalpurple 7851a9  ruby e0115f  rust b7410e  russet 80461b  saffron f4c430  sage b2ac88
sagegreen 9caf88  sand e9dcc3  sandstone d5c1a0  sapphire 0f52ba  scarlet ff2400
seafoam 9fe2bf  seafoamgreen 9fe2bf  sepia 704214  slate 708090  smoke ebebe9
softblue cfe3f7  softgray efefef  softgreen d3ecd6  softpink fbdde3  softwhite fcfbf8
steel 7b8a94  stone d6d0c4  storm 4f5d75  stormgray 6d7680  strawberry fc5a8d
sunflower ffda03  sunlight fdf3bf  sunset fad6a5  taupe b38b6d  tangerine f28500
terracotta e2725b  topaz ffc87c  tealblue 367588  ultramarine 3f00ff  umber 635147
vanilla f3e5ab  vermilion e34234  walnut 5d432c  warmgray a49e96  wine 722f37  wisteria c9a0dc
"""
"""Names outside CSS, each with the value usually meant."""


def _table(rows: str) -> dict[str, str]:
    words = rows.split()
    return {name: f"#{value}" for name, value in zip(words[::2], words[1::2], strict=True)}


COLOURS: dict[str, str] = {**_table(_NEAR), **_table(_CSS)}
"""Colour name in lower case without spaces -> "#rrggbb"."""
