<?php
// PHP's own signing of the orders in a JSON file: for each number on standard input, all of them that many times. Prints the
// milliseconds that one time took, and a hash over all hashes.
[, $file, $login, $key] = $argv;
$orders = json_decode(file_get_contents($file), true);

while (($count = fgets(STDIN)) !== false) {
	$start = hrtime(true);
	for ($index = 0; $index < (int) $count; $index++) {
		$hashes = [];
		foreach ($orders as $order) $hashes[] = md5(http_build_query($order) . "::$login::$key");
	}
	$took = (hrtime(true) - $start) / 1e6 / (int) $count;
	echo $took, ' ', md5(implode($hashes)), "\n";
}
