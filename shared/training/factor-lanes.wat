;; Steps of learning side by side, as `factor-lanes.ts` tells: places and sizes are in bytes. After a change: npm run lanes
(module
  (import "lanes" "memory" (memory 1))

  ;; Writes the sum over a list of (value × row of a matrix of floats): thirty-two columns of all rows before the next ones, so
  ;; that the sums stay with the processor.
  (func (export "sumRows") (param $to i32) (param $end i32) (param $matrix i32) (param $size i32)
    (param $list i32) (param $listEnd i32) (param $values i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (local $at i32) (local $valueAt i32) (local $row i32) (local $value v128)
    (loop $columns
      (local.set $a (v128.const f32x4 0 0 0 0))
      (local.set $b (v128.const f32x4 0 0 0 0))
      (local.set $c (v128.const f32x4 0 0 0 0))
      (local.set $d (v128.const f32x4 0 0 0 0))
      (local.set $e (v128.const f32x4 0 0 0 0))
      (local.set $f (v128.const f32x4 0 0 0 0))
      (local.set $g (v128.const f32x4 0 0 0 0))
      (local.set $h (v128.const f32x4 0 0 0 0))
      (local.set $at (local.get $list))
      (local.set $valueAt (local.get $values))
      (block $none
        (br_if $none (i32.ge_u (local.get $at) (local.get $listEnd)))
        (loop $rows
          (local.set $row
            (i32.add (local.get $matrix) (i32.mul (i32.load (local.get $at)) (local.get $size))))
          (local.set $value (v128.load32_splat (local.get $valueAt)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $value) (v128.load (local.get $row)))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $value) (v128.load offset=16 (local.get $row)))))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $value) (v128.load offset=32 (local.get $row)))))
          (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $value) (v128.load offset=48 (local.get $row)))))
          (local.set $e (f32x4.add (local.get $e) (f32x4.mul (local.get $value) (v128.load offset=64 (local.get $row)))))
          (local.set $f (f32x4.add (local.get $f) (f32x4.mul (local.get $value) (v128.load offset=80 (local.get $row)))))
          (local.set $g (f32x4.add (local.get $g) (f32x4.mul (local.get $value) (v128.load offset=96 (local.get $row)))))
          (local.set $h (f32x4.add (local.get $h) (f32x4.mul (local.get $value) (v128.load offset=112 (local.get $row)))))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (local.set $valueAt (i32.add (local.get $valueAt) (i32.const 4)))
          (br_if $rows (i32.lt_u (local.get $at) (local.get $listEnd)))))
      (v128.store (local.get $to) (local.get $a))
      (v128.store offset=16 (local.get $to) (local.get $b))
      (v128.store offset=32 (local.get $to) (local.get $c))
      (v128.store offset=48 (local.get $to) (local.get $d))
      (v128.store offset=64 (local.get $to) (local.get $e))
      (v128.store offset=80 (local.get $to) (local.get $f))
      (v128.store offset=96 (local.get $to) (local.get $g))
      (v128.store offset=112 (local.get $to) (local.get $h))
      (local.set $matrix (i32.add (local.get $matrix) (i32.const 128)))
      (local.set $to (i32.add (local.get $to) (i32.const 128)))
      (br_if $columns (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Takes from each row in a list a step × value / √(what the row has been moved) × slopes, after value² × square is added to
  ;; what the row has been moved.
  (func (export "moveRows") (param $matrix i32) (param $size i32) (param $list i32) (param $listEnd i32)
    (param $values i32) (param $moved i32) (param $slopes i32) (param $square f32) (param $step f32) (param $least f32)
    (local $row i32) (local $end i32) (local $slope i32) (local $place i32) (local $sum f32) (local $value f32)
    (local $move v128)
    (block $none
      (br_if $none (i32.ge_u (local.get $list) (local.get $listEnd)))
      (loop $rows
        (local.set $value (f32.load (local.get $values)))
        (local.set $place (i32.add (local.get $moved) (i32.shl (i32.load (local.get $list)) (i32.const 2))))
        (local.set $sum
          (f32.add (f32.load (local.get $place))
            (f32.mul (f32.mul (local.get $value) (local.get $value)) (local.get $square))))
        (f32.store (local.get $place) (local.get $sum))
        (local.set $move
          (f32x4.splat
            (f32.div (f32.mul (local.get $step) (local.get $value))
              (f32.sqrt (f32.add (local.get $sum) (local.get $least))))))
        (local.set $row
          (i32.add (local.get $matrix) (i32.mul (i32.load (local.get $list)) (local.get $size))))
        (local.set $end (i32.add (local.get $row) (local.get $size)))
        (local.set $slope (local.get $slopes))
        (loop $columns
          (v128.store (local.get $row)
            (f32x4.sub (v128.load (local.get $row))
              (f32x4.mul (local.get $move) (v128.load (local.get $slope)))))
          (v128.store offset=16 (local.get $row)
            (f32x4.sub (v128.load offset=16 (local.get $row))
              (f32x4.mul (local.get $move) (v128.load offset=16 (local.get $slope)))))
          (v128.store offset=32 (local.get $row)
            (f32x4.sub (v128.load offset=32 (local.get $row))
              (f32x4.mul (local.get $move) (v128.load offset=32 (local.get $slope)))))
          (v128.store offset=48 (local.get $row)
            (f32x4.sub (v128.load offset=48 (local.get $row))
              (f32x4.mul (local.get $move) (v128.load offset=48 (local.get $slope)))))
          (local.set $slope (i32.add (local.get $slope) (i32.const 64)))
          (local.set $row (i32.add (local.get $row) (i32.const 64)))
          (br_if $columns (i32.lt_u (local.get $row) (local.get $end))))
        (local.set $list (i32.add (local.get $list) (i32.const 4)))
        (local.set $values (i32.add (local.get $values) (i32.const 4)))
        (br_if $rows (i32.lt_u (local.get $list) (local.get $listEnd))))))

  ;; Writes the product of each row of a matrix of floats, so many bytes long, and a row of the same length.
  (func (export "multiplyRows") (param $to i32) (param $end i32) (param $matrix i32) (param $size i32) (param $row i32)
    (local $a v128) (local $b v128) (local $at i32) (local $rowEnd i32)
    (loop $rows
      (local.set $a (v128.const f32x4 0 0 0 0))
      (local.set $b (v128.const f32x4 0 0 0 0))
      (local.set $at (local.get $row))
      (local.set $rowEnd (i32.add (local.get $matrix) (local.get $size)))
      (loop $columns
        (local.set $a
          (f32x4.add (local.get $a) (f32x4.mul (v128.load (local.get $matrix)) (v128.load (local.get $at)))))
        (local.set $b
          (f32x4.add (local.get $b)
            (f32x4.mul (v128.load offset=16 (local.get $matrix)) (v128.load offset=16 (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (local.set $matrix (i32.add (local.get $matrix) (i32.const 32)))
        (br_if $columns (i32.lt_u (local.get $matrix) (local.get $rowEnd))))
      (local.set $a (f32x4.add (local.get $a) (local.get $b)))
      (f32.store (local.get $to)
        (f32.add
          (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
          (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a)))))
      (local.set $to (i32.add (local.get $to) (i32.const 4)))
      (br_if $rows (i32.lt_u (local.get $to) (local.get $end)))))

  ;; Of a row: adds slope × the row to the slopes; then, with g = slope × sums, adds g² to what each number has been moved and
  ;; takes step × g / √(what it has been moved) from it.
  (func (export "moveRow") (param $row i32) (param $end i32) (param $moved i32) (param $sums i32) (param $slopes i32)
    (param $slope f32) (param $step f32) (param $least f32)
    (local $slope4 v128) (local $step4 v128) (local $least4 v128) (local $g v128) (local $own v128) (local $sum v128)
    (local.set $slope4 (f32x4.splat (local.get $slope)))
    (local.set $step4 (f32x4.splat (local.get $step)))
    (local.set $least4 (f32x4.splat (local.get $least)))
    (loop $next
      (local.set $own (v128.load (local.get $row)))
      (v128.store (local.get $slopes)
        (f32x4.add (v128.load (local.get $slopes)) (f32x4.mul (local.get $slope4) (local.get $own))))
      (local.set $g (f32x4.mul (local.get $slope4) (v128.load (local.get $sums))))
      (local.set $sum
        (f32x4.add (v128.load (local.get $moved)) (f32x4.mul (local.get $g) (local.get $g))))
      (v128.store (local.get $moved) (local.get $sum))
      (v128.store (local.get $row)
        (f32x4.sub (local.get $own)
          (f32x4.div (f32x4.mul (local.get $step4) (local.get $g))
            (f32x4.sqrt (f32x4.add (local.get $sum) (local.get $least4))))))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (local.set $moved (i32.add (local.get $moved) (i32.const 16)))
      (local.set $sums (i32.add (local.get $sums) (i32.const 16)))
      (local.set $slopes (i32.add (local.get $slopes) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $row) (local.get $end))))))
