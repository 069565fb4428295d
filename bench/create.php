<?php
// Runs the vendor's sample over and over in one process, which the sample by itself is not made for: for each number on
// standard input that many times, and prints the milliseconds that one took.
[, $sample, $address] = $argv;
$source = preg_replace('#https?://username\.[a-z]+\.[a-z]+#', $address, file_get_contents($sample));
[$order, $functions] = explode('// =========== Functions', $source, 2);
eval('//' . $functions);
$create = eval('return function () {' . substr($order, strlen('<?php')) . '};');

while (($count = fgets(STDIN)) !== false) {
	$start = hrtime(true);
	for ($index = 0; $index < (int) $count; $index++) {
		ob_start();
		$create();
		$said = ob_get_clean();
		if (!str_starts_with($said, 'The order is created')) {
			fwrite(STDERR, "$said\n");
			exit(1);
		}
	}
	echo (hrtime(true) - $start) / 1e6 / (int) $count, "\n";
}
