;; Numbers reckoned side by side, as `lanes.ts` tells: places and sizes are in bytes. After a change: npm run lanes
(module
  (import "lanes" "memory" (memory 1))

  ;; Adds a row of 32-bit whole numbers to another: four at a time.
  (func (export "addRow") (param $to i32) (param $end i32) (param $from i32)
    (loop $next
      (v128.store (local.get $to)
        (i32x4.add (v128.load (local.get $to)) (v128.load (local.get $from))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Adds rows of signed bytes, so many bytes each, to one of 32-bit whole numbers. A list tells which rows, by number. Of all
  ;; rows thirty-two bytes are added before the next ones: the sums stay with the processor, and memory brings many rows at once.
  (func (export "addLevels") (param $to i32) (param $end i32) (param $levels i32) (param $size i32)
    (param $list i32) (param $listEnd i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (local $at i32) (local $row i32) (local $eight v128)
    (loop $columns
      (local.set $a (v128.load (local.get $to)))
      (local.set $b (v128.load offset=16 (local.get $to)))
      (local.set $c (v128.load offset=32 (local.get $to)))
      (local.set $d (v128.load offset=48 (local.get $to)))
      (local.set $e (v128.load offset=64 (local.get $to)))
      (local.set $f (v128.load offset=80 (local.get $to)))
      (local.set $g (v128.load offset=96 (local.get $to)))
      (local.set $h (v128.load offset=112 (local.get $to)))
      (local.set $at (local.get $list))
      (loop $rows
        (local.set $row
          (i32.add (local.get $levels) (i32.mul (i32.load (local.get $at)) (local.get $size))))
        (local.set $eight (v128.load8x8_s (local.get $row)))
        (local.set $a (i32x4.add (local.get $a) (i32x4.extend_low_i16x8_s (local.get $eight))))
        (local.set $b (i32x4.add (local.get $b) (i32x4.extend_high_i16x8_s (local.get $eight))))
        (local.set $eight (v128.load8x8_s offset=8 (local.get $row)))
        (local.set $c (i32x4.add (local.get $c) (i32x4.extend_low_i16x8_s (local.get $eight))))
        (local.set $d (i32x4.add (local.get $d) (i32x4.extend_high_i16x8_s (local.get $eight))))
        (local.set $eight (v128.load8x8_s offset=16 (local.get $row)))
        (local.set $e (i32x4.add (local.get $e) (i32x4.extend_low_i16x8_s (local.get $eight))))
        (local.set $f (i32x4.add (local.get $f) (i32x4.extend_high_i16x8_s (local.get $eight))))
        (local.set $eight (v128.load8x8_s offset=24 (local.get $row)))
        (local.set $g (i32x4.add (local.get $g) (i32x4.extend_low_i16x8_s (local.get $eight))))
        (local.set $h (i32x4.add (local.get $h) (i32x4.extend_high_i16x8_s (local.get $eight))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br_if $rows (i32.lt_u (local.get $at) (local.get $listEnd))))
      (v128.store (local.get $to) (local.get $a))
      (v128.store offset=16 (local.get $to) (local.get $b))
      (v128.store offset=32 (local.get $to) (local.get $c))
      (v128.store offset=48 (local.get $to) (local.get $d))
      (v128.store offset=64 (local.get $to) (local.get $e))
      (v128.store offset=80 (local.get $to) (local.get $f))
      (v128.store offset=96 (local.get $to) (local.get $g))
      (v128.store offset=112 (local.get $to) (local.get $h))
      (local.set $levels (i32.add (local.get $levels) (i32.const 32)))
      (local.set $to (i32.add (local.get $to) (i32.const 128)))
      (br_if $columns (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Adds weights, as `WeightBlock` tells, to 32-bit whole numbers: those of the features in a list, two weights at a time. What
  ;; each feature begins with is fetched before any is added, for memory brings many places at once as quickly as one; the
  ;; answer is made of it, so that it is not left out as useless.
  (func (export "addPairs") (param $sums i32) (param $units i32) (param $starts i32) (param $pairs i32)
    (param $list i32) (param $listEnd i32) (result i32)
    (local $at i32) (local $place i32) (local $end i32) (local $pair i32) (local $sum i32) (local $fetched i32)
    (local.set $at (local.get $list))
    (loop $features
      (local.set $place (i32.add (local.get $starts) (i32.shl (i32.load (local.get $at)) (i32.const 2))))
      (local.set $fetched
        (i32.xor (local.get $fetched)
          (i32.load (i32.add (local.get $pairs) (i32.shl (i32.load (local.get $place)) (i32.const 2))))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $features (i32.lt_u (local.get $at) (local.get $listEnd))))
    (local.set $at (local.get $list))
    (loop $features
      (local.set $place (i32.add (local.get $starts) (i32.shl (i32.load (local.get $at)) (i32.const 2))))
      (local.set $end (i32.add (local.get $pairs) (i32.shl (i32.load offset=4 (local.get $place)) (i32.const 2))))
      (local.set $place (i32.add (local.get $pairs) (i32.shl (i32.load (local.get $place)) (i32.const 2))))
      (block $none
        (br_if $none (i32.ge_u (local.get $place) (local.get $end)))
        (loop $next
          (local.set $pair (i32.load (local.get $place)))
          (local.set $sum
            (i32.add (local.get $sums) (i32.and (i32.shr_u (local.get $pair) (i32.const 5)) (i32.const 2044))))
          (i32.store (local.get $sum)
            (i32.add (i32.load (local.get $sum))
              (i32.load
                (i32.add (local.get $units) (i32.and (i32.shl (local.get $pair) (i32.const 2)) (i32.const 508))))))
          (local.set $sum
            (i32.add (local.get $sums) (i32.and (i32.shr_u (local.get $pair) (i32.const 21)) (i32.const 2044))))
          (i32.store (local.get $sum)
            (i32.add (i32.load (local.get $sum))
              (i32.load
                (i32.add (local.get $units) (i32.and (i32.shr_u (local.get $pair) (i32.const 14)) (i32.const 508))))))
          (local.set $place (i32.add (local.get $place) (i32.const 4)))
          (br_if $next (i32.lt_u (local.get $place) (local.get $end)))))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $features (i32.lt_u (local.get $at) (local.get $listEnd))))
    (local.get $fetched))

  ;; The sum of the squares of bytes: those that a list tells, by number.
  (func (export "squares") (param $bytes i32) (param $list i32) (param $listEnd i32) (result i32)
    (local $byte i32) (local $sum i32)
    (loop $next
      (local.set $byte (i32.load8_u (i32.add (local.get $bytes) (i32.load (local.get $list)))))
      (local.set $sum (i32.add (local.get $sum) (i32.mul (local.get $byte) (local.get $byte))))
      (local.set $list (i32.add (local.get $list) (i32.const 4)))
      (br_if $next (i32.lt_u (local.get $list) (local.get $listEnd))))
    (local.get $sum))

  ;; Writes, for each column of a matrix of floats, the sum over its rows of (the row's 32-bit whole number × the float):
  ;; sixteen columns at a time, so that each line of memory is fetched once.
  (func (export "multiply") (param $to i32) (param $end i32) (param $matrix i32) (param $row i32)
    (param $factors i32) (param $factorsEnd i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $at i32) (local $factor i32) (local $of v128)
    (loop $columns
      (local.set $a (v128.const f32x4 0 0 0 0))
      (local.set $b (v128.const f32x4 0 0 0 0))
      (local.set $c (v128.const f32x4 0 0 0 0))
      (local.set $d (v128.const f32x4 0 0 0 0))
      (local.set $at (local.get $matrix))
      (local.set $factor (local.get $factors))
      (loop $rows
        (local.set $of (f32x4.convert_i32x4_s (v128.load32_splat (local.get $factor))))
        (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $of) (v128.load (local.get $at)))))
        (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $of) (v128.load offset=16 (local.get $at)))))
        (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $of) (v128.load offset=32 (local.get $at)))))
        (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $of) (v128.load offset=48 (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (local.get $row)))
        (local.set $factor (i32.add (local.get $factor) (i32.const 4)))
        (br_if $rows (i32.lt_u (local.get $factor) (local.get $factorsEnd))))
      (v128.store (local.get $to) (local.get $a))
      (v128.store offset=16 (local.get $to) (local.get $b))
      (v128.store offset=32 (local.get $to) (local.get $c))
      (v128.store offset=48 (local.get $to) (local.get $d))
      (local.set $matrix (i32.add (local.get $matrix) (i32.const 64)))
      (local.set $to (i32.add (local.get $to) (i32.const 64)))
      (br_if $columns (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Turns floats, of which 0 is the greatest, into shares of 1: e to the power of each, divided by the sum of these. Powers are
  ;; of 2, for their whole part is a float's exponent; a series of seven terms gives the rest.
  (func (export "softmax") (param $row i32) (param $end i32)
    (local $at i32) (local $x v128) (local $whole v128) (local $sum v128)
    (local.set $at (local.get $row))
    (loop $next
      ;; What is below -87 counts as that: a float's exponent ends soon after.
      (local.set $x (f32x4.max (v128.load (local.get $at)) (v128.const f32x4 -87 -87 -87 -87)))
      (local.set $whole
        (f32x4.nearest
          (f32x4.mul (local.get $x) (v128.const f32x4 1.44269504 1.44269504 1.44269504 1.44269504))))
      (local.set $x
        (f32x4.sub (local.get $x)
          (f32x4.mul (local.get $whole) (v128.const f32x4 0.693147181 0.693147181 0.693147181 0.693147181))))
      (local.set $x
        (f32x4.mul
          (f32x4.add (v128.const f32x4 1 1 1 1)
            (f32x4.mul (local.get $x)
              (f32x4.add (v128.const f32x4 1 1 1 1)
                (f32x4.mul (local.get $x)
                  (f32x4.add (v128.const f32x4 0.5 0.5 0.5 0.5)
                    (f32x4.mul (local.get $x)
                      (f32x4.add (v128.const f32x4 0.166666667 0.166666667 0.166666667 0.166666667)
                        (f32x4.mul (local.get $x)
                          (f32x4.add (v128.const f32x4 0.0416666667 0.0416666667 0.0416666667 0.0416666667)
                            (f32x4.mul (local.get $x)
                              (f32x4.add (v128.const f32x4 0.00833333333 0.00833333333 0.00833333333 0.00833333333)
                                (f32x4.mul (local.get $x)
                                  (v128.const f32x4 0.00138888889 0.00138888889 0.00138888889 0.00138888889)))))))))))))
          (i32x4.shl
            (i32x4.add (i32x4.trunc_sat_f32x4_s (local.get $whole)) (v128.const i32x4 127 127 127 127))
            (i32.const 23))))
      (v128.store (local.get $at) (local.get $x))
      (local.set $sum (f32x4.add (local.get $sum) (local.get $x)))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (local.set $x
      (f32x4.splat
        (f32.div (f32.const 1)
          (f32.add
            (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
            (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum)))))))
    (local.set $at (local.get $row))
    (loop $next
      (v128.store (local.get $at) (f32x4.mul (v128.load (local.get $at)) (local.get $x)))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end)))))

  ;; Pools two rows of floats, 0 or more, into the first: weight × ln(float + least) + its own weight × ln(other float + least).
  ;; A logarithm is that of the float's exponent, times ln 2, and a series of five terms for the rest.
  (func (export "pool") (param $row i32) (param $end i32) (param $other i32)
    (param $weight f32) (param $weightOfOther f32) (param $least f32)
    (loop $next
      (v128.store (local.get $row)
        (f32x4.add
          (f32x4.mul (f32x4.splat (local.get $weight))
            (call $logarithms (f32x4.add (v128.load (local.get $row)) (f32x4.splat (local.get $least)))))
          (f32x4.mul (f32x4.splat (local.get $weightOfOther))
            (call $logarithms (f32x4.add (v128.load (local.get $other)) (f32x4.splat (local.get $least)))))))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (local.set $other (i32.add (local.get $other) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $row) (local.get $end)))))

  ;; The exponent is counted from 2/3 on, so that the rest is 2/3 to 4/3: ln of it is 2 × artanh((rest - 1) / (rest + 1)).
  (func $logarithms (param $x v128) (result v128)
    (local $exponent v128) (local $square v128)
    (local.set $exponent
      (i32x4.shr_s
        (i32x4.sub (local.get $x) (v128.const i32x4 0x3f2aaaab 0x3f2aaaab 0x3f2aaaab 0x3f2aaaab))
        (i32.const 23)))
    (local.set $x (i32x4.sub (local.get $x) (i32x4.shl (local.get $exponent) (i32.const 23))))
    (local.set $x
      (f32x4.div
        (f32x4.sub (local.get $x) (v128.const f32x4 1 1 1 1))
        (f32x4.add (local.get $x) (v128.const f32x4 1 1 1 1))))
    (local.set $square (f32x4.mul (local.get $x) (local.get $x)))
    (f32x4.add
      (f32x4.mul
        (f32x4.convert_i32x4_s (local.get $exponent))
        (v128.const f32x4 0.693147181 0.693147181 0.693147181 0.693147181))
      (f32x4.mul (f32x4.add (local.get $x) (local.get $x))
        (f32x4.add (v128.const f32x4 1 1 1 1)
          (f32x4.mul (local.get $square)
            (f32x4.add (v128.const f32x4 0.333333333 0.333333333 0.333333333 0.333333333)
              (f32x4.mul (local.get $square)
                (f32x4.add (v128.const f32x4 0.2 0.2 0.2 0.2)
                  (f32x4.mul (local.get $square)
                    (f32x4.add (v128.const f32x4 0.142857143 0.142857143 0.142857143 0.142857143)
                      (f32x4.mul (local.get $square)
                        (v128.const f32x4 0.111111111 0.111111111 0.111111111 0.111111111)))))))))))))
