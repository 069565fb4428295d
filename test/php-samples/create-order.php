<?php
// The sample of help.justclick.io, archive 582 (CreateOrder), kept as a test vector.
// Repaired where the page broke it: no-break spaces.

// Login in the JustClick system
 $user_rs['user_id'] = 'username';
  // The key for forming a hash. See API section (the link in the right bottom corner of the personal account)
 $user_rs['user_rps_key'] = 'XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX';

 // Forming the array of bought goods for transferring to the API
$good1 = array(
	'good_name' => 'invoice', // product ID in the JustClick system
	'good_sum' => 1500, // the product price
	);
$good2 = array(
	'good_name' => 'sales', // product ID in the JustClick system
	// You do not have to set the price of the product. The price is got from the settings, then
	);

 // Forming the data array for transferring to the API
 $send_data = array(
 'goods' => array ($good1, $good2),
 'bill_first_name' => "Name",
 'bill_surname' => "Surname",
 'bill_middle_name' => "Middle Name",
 'bill_email' => "user4@email.ru",
 'bill_phone' => "+7(928)777-77-77",
 'bill_country' => "USA",
 'bill_region' => "New York",
 'bill_city' => "New York",
 'bill_address' => "Wall St.",
 'bill_postal_code' => "345678", // postal code
 'bill_kupon' => "skidka50", // discount coupon (as in the shop settings)
 'bill_tag' => 'AdWords', // free order tag
 'bill_comment' => 'in a beautiful box', // comment on product
 'bill_ip' => '192.168.0.1', // customer’s IP
 'bill_timer_kill' => true, // is there a limit on payment order time, where:
// false or 0 means the invoice is not automatically canceled;
// true or 1 means the invoice is automatically cancelled according to the product settings;
// transferring time in unixtime format means the invoice auto-cancelling is set for this time.
 'bill_created' => 1291001819, // the order creation time UNIX timestamp
 'bill_domain' => 'www.shop.io', // order domain
 'utm[utm_medium]' => 'cpc',
 'utm[utm_source]' => 'direct',
 'utm[utm_campaign]' => 'my campaign',
 'utm[utm_content]' => 'content_123',
 'utm[utm_term]' => 'my_label',
 );

// Forming the hash to the transmitted data
$send_data['hash'] = GetHash($send_data, $user_rs);

// Calling the CreateOrder function and decoding the received data
$resp = json_decode(Send('https://username.justclick.io/api/CreateOrder', $send_data));

// Checking the service response
if(!CheckHash($resp, $user_rs)){
	echo "Error! The response hash is not true!";
	exit;
}

if($resp->error_code == 0)
	echo "The order is created {$resp->result->bill_id}. Service response: {$resp->error_text}";
else
	echo "Error code:{$resp->error_code} - description: {$resp->error_text}";

// =========== Functions of sending, receiving and processing a response ============

// Sending the Query to the API service
function Send($url, $data)
{
	$ch = curl_init();
	curl_setopt($ch, CURLOPT_URL, $url);
	curl_setopt($ch, CURLOPT_POST, true);
	curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query($data));
	curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, FALSE);
	curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 2);
	curl_setopt($ch, CURLOPT_RETURNTRANSFER, true); // outputting the response to the variable

	$res = curl_exec($ch);

	curl_close($ch);
	return $res;
}

// Forming the transferred to the API data hash
function GetHash($params, $user_rs) {
	$params = http_build_query($params);
	$user_id = $user_rs['user_id'];
	$secret = $user_rs['user_rps_key'];
	$params = "$params::$user_id::$secret";
	return md5($params);
}

// Checking the received response hash
function CheckHash($resp, $user_rs) {
	$secret = $user_rs['user_rps_key'];
	$code = $resp->error_code;
	$text = $resp->error_text;
	$hash = md5("$code::$text::$secret");
	if($hash == $resp->hash)
		return true; // the hash is correct
	else
		return false; // the hash is not correct
}
